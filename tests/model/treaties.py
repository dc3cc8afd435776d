"""Two clause kinds and a text of three articles for tests of the nouns."""

from treaty.model.clause import Clause, ClauseKind, Duty, Parameter, When
from treaty.model.instrument import Article, FinalClauses, Instrument

CAP = ClauseKind(
    id="cap",
    group="B",
    title="Cap on training runs",
    sentence="No party trains above {flop} FLOP; notice is {notice}.",
    parameters=(
        Parameter(
            name="flop", title="Cap", type="number", unit="FLOP", low=1e0, high=1e30, typical=1e26, logarithmic=True
        ),
        Parameter(name="notice", title="Notice", type="flag", typical=True),
    ),
    duties=(Duty(measure="largest_run_flop", comparator="at most", limit="flop"),),
    methods=("declarations",),
    detect=0.2,
    essential=True,
    integral=True,
)
LOGS = ClauseKind(
    id="logs",
    group="J",
    title="Logs of agents",
    sentence="Logs are kept for {months} months.",
    parameters=(Parameter(name="months", title="Months", type="number", unit="months", low=0, high=36, typical=6),),
    duties=(Duty(measure="agent_log_months", comparator="at least", limit="months"),),
)
NOTICE = ClauseKind(
    id="notice",
    group="C",
    title="Notice of large runs",
    sentence="A run above {flop} FLOP is announced {days} days before.",
    parameters=(
        Parameter(name="flop", title="Size", type="number", unit="FLOP", low=1e20, high=1e28, typical=1e25),
        Parameter(name="days", title="Days", type="integer", unit="days", low=0, high=90, typical=30),
    ),
    duties=(
        Duty(
            measure="run_notice_days",
            comparator="at least",
            limit="days",
            when=When(measure="largest_run_flop", at_least="flop"),
            window_rounds=2,
        ),
    ),
)
RELIEF = ClauseKind(
    id="relief",
    group="K",
    title="More time",
    sentence="A party below {h100e} H100-equivalents has {years} more years.",
    parameters=(
        Parameter(name="h100e", title="Compute", type="number", low=0, high=1e6, typical=1_000),
        Parameter(name="years", title="Years", type="number", low=0, high=10, typical=2),
    ),
    relief=True,
)
KINDS = {kind.id: kind for kind in (CAP, LOGS, NOTICE, RELIEF)}
TEXT = Instrument(
    id="pact",
    title="Pact",
    articles=(
        Article(id="1", title="Cap", clause=Clause(kind="cap", values={"flop": 1e26})),
        Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 12})),
        Article(id="3", title="Words", clause=Clause(kind="free", text="The parties meet each spring.")),
    ),
    final=FinalClauses(),
)
