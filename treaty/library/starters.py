"""Commented starts for `treaty new proposal|scenario|kind`: sound as they stand, and they say what to change."""

PROPOSAL = '''\
# A proposal. Change what you like, then run: treaty check THIS-FILE
# Text after a # is for people only.

id = "our-first-draft"                # letters, digits and dashes; names the draft in the game
title = "Our First Draft"
preamble = """
The parties to this text,
Wishing to say why they came together,
Have agreed as follows:"""
# replaces = "an-earlier-treaty"      # the treaty that this one ends once all its parties have joined this one
# subject_to = ["another-treaty"]     # treaties that this one yields to where both cannot be kept

# One [[articles]] table for each promise. `kind` is an id of the clause catalogue; `values` fills its blanks.
# A blank that is left out takes its usual value.
[[articles]]
id = "1"
title = "No exclusive alliance"
kind = "A1"
values = { scope = ["chips", "cloud", "models"], max_share_pct = 60 }

[[articles]]
id = "2"
title = "Cap on training runs"
kind = "B1"
values = { flop_cap = 1e25 }          # 1e25 is 10^25 FLOP: nearly a clause for two powers alone

# Without a clause of group L nobody looks, and without one of group M nobody rules.
[[articles]]
id = "3"
title = "Declarations"
kind = "L2"
values = { per_year = 2 }

[[articles]]
id = "4"
title = "Consultation"
kind = "M1"
values = { days = 60 }

# A promise in your own words binds politically; the facilitator rules on it.
[[articles]]
id = "5"
title = "In our own words"
kind = "free"
text = "Each party names one person whom the others may call at any hour."
# for_third_states = true             # also binds a country outside the treaty that accepts it in writing

[final]
adoption = "treaty-conference"        # or: procedure, unga, green-light, red-light, mun, consensus, ... (treaty schema)
consent = "ratification"              # or: signature, which binds at once
reservations = "none"                 # or: listed, free
# reservable = ["2", "4"]             # with "listed": the articles that a country may leave out or change for itself
# reserving_counts = "after acceptance"   # when a consent with a reservation counts; else at once
# provisional = true                  # countries may apply the text before it is in force
# silence_binds_after = { months = 6 }    # a signatory that stays silent so long is bound; else it ratifies
# unduly_delayed_after = { years = 2 }    # entry into force later than this frees signatories from waiting for it
# notice_reaches_after = { days = 15 }    # how long news of a reservation takes to reach the others; else no time
amendment = "treaty-conference"
# amendment_entry = "3/4"             # share of the parties that must accept an amendment; else 2/3
# amendment_counted = "at_adoption"   # parties counted as they were on that day; else as they are
# amendment_binds = "all"             # an amendment in force binds every party; else those that accept it
# duration = { years = 5 }            # without it the text has no end

[final.entry_into_force]
all_of = [
    { type = "count", at_least = 5 },
    # { type = "weight", table = "compute", at_least = "40/100" },
    # { type = "named_states", states = ["USA", "CHN"] },
]
then = { months = 3 }
# threshold_remembered = false        # who takes its consent back before entry into force opens the conditions again

[final.withdrawal]
notice = { months = 12 }
# earliest_after_in_force_for_party = { years = 1 }
# allowed = false                     # nobody may leave
# silent = true                       # the text says nothing of leaving: the chair rules whether one may
'''

KIND = """\
# Clause kinds of your own. Change what you like, then run: treaty check THIS-FILE
# One [[kinds]] table for each kind. `treaty schema` lists the measures that a duty may bind.

[[kinds]]
id = "X1"                             # any id that no other kind has
group = "C"                           # A nonalignment, B compute, C safety, D openness, E trade, F talent, G data,
                                      # H energy, I research, J agents, K fund, L verification, M disputes
title = "Safety budget and tests"
sentence = "Each party spends at least {safety_pct} % of its AI budget on safety; outsiders test for {days} days."

# The blanks. Each one stands in {braces} in the sentence. Types: number, integer, flag, choice, set.
parameters = [
    { name = "safety_pct", title = "share for safety", type = "number", unit = "%", low = 0, high = 50, typical = 20 },
    { name = "days", title = "days for tests", type = "integer", unit = "days", low = 0, high = 90, typical = 30 },
]

methods = ["declarations", "inspections", "whistleblowers"]   # which methods see a breach, once in force
detect = 0.4                          # chance a round that a breach is seen by public means alone
reciprocal = false                    # owed to each party in turn?
precedent = "none found"

# What the clause makes each party owe. `limit` is a number or the name of a blank; `when` names the only case in which
# the duty is owed; `window_rounds` is the number of rounds until it must first be met.
[[kinds.duties]]
measure = "safety_pct"
comparator = "at least"
limit = "safety_pct"

[[kinds.duties]]
measure = "evaluation_days"
comparator = "at least"
limit = "days"
when = { measure = "largest_run_flop", at_least = 1e24 }
window_rounds = 2
"""


def starter(sort: str) -> str:
    """The commented start of a `proposal`, `kind` or `scenario` file. Raises ValueError for any other word."""
    match sort:
        case "proposal":
            return PROPOSAL
        case "kind":
            return KIND
        case "scenario":
            from treaty.library.scenarios import STARTER  # late: the other starts need no scenario

            return STARTER
    raise ValueError(f"there is no start for `{sort}`; there are: proposal, scenario, kind")
