"""The scenario of a run, in the size that was asked for."""

from typing import TYPE_CHECKING

from treaty.cli.trouble import Trouble

if TYPE_CHECKING:
    from treaty.model.scenario import Scenario


def scenario(name: str, countries: int | None) -> "Scenario":
    """The scenario of that name or file with so many countries; None is as usual.

    Raises `Trouble` where there is no such number, and `Faulty` for what is wrong with the files themselves.
    """
    from treaty.library.reading import Faulty
    from treaty.library.scenarios import load

    if countries is None:
        return load(name)
    try:
        return load(name, countries=countries)
    except Faulty as error:
        load(name)  # what is wrong with the files whatever the number is said with its place
        raise Trouble(f"{error.complaints[0].sentence}: choose another number of countries.") from error
