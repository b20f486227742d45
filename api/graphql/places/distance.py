"""How far something is: great circles, reckoned by the database so that lists can be sorted and cut there."""

from typing import Any

from django.db.models import F, IntegerField, Value
from django.db.models.functions import ASin, Cast, Cos, Least, Power, Radians, Round, Sin, Sqrt

from api.access.refusals import BadInput
from api.graphql.content.rows import NUMBER, WHOLE, Given, Rows

EARTH_RADIUS_METRES = 6_371_008.8
DEFAULT_KM, MOST_KM = 10.0, 20_100.0
KM_PER_DEGREE = 111.2


def check(near: dict[str, float]) -> tuple[float, float]:
    """Latitude and longitude. Raises `BadInput` for a point that is not on the globe."""
    latitude, longitude = near["latitude"], near["longitude"]
    if not -90 <= latitude <= 90:
        raise BadInput("`latitude` is out of range. Use degrees from -90 to 90.")
    if not -180 <= longitude <= 180:
        raise BadInput("`longitude` is out of range. Use degrees from -180 to 180.")
    return latitude, longitude


def within(rows: Rows, near: dict[str, float], within_km: float | None) -> Rows:
    """Rows near a point, with their distance in whole metres as `metres`."""
    latitude, longitude = check(near)
    km = DEFAULT_KM if within_km is None else within_km
    if not 0 < km <= MOST_KM:
        raise BadInput(f"`withinKm` is out of range. Use more than 0 and at most {MOST_KM:.0f} kilometres.")
    return rows.where(
        "near",
        _near,
        latitude=latitude,
        longitude=longitude,
        south=latitude - km / KM_PER_DEGREE,
        north=latitude + km / KM_PER_DEGREE,
        metres=round(km * 1000),
    )


def _near(rows: Any, given: Given) -> Any:
    band = given("south", NUMBER), given("north", NUMBER)
    located = rows.filter(latitude__range=band, longitude__isnull=False)
    metres = _metres(given("latitude", NUMBER), given("longitude", NUMBER))
    return located.annotate(metres=metres).filter(metres__lte=given("metres", WHOLE))


def _metres(latitude: Any, longitude: Any) -> Any:
    """The haversine formula; the root is at most 1 but for rounding."""
    north = Power(Sin(Radians(F("latitude") - latitude) / 2.0), 2)
    east = Power(Sin(Radians(F("longitude") - longitude) / 2.0), 2)
    root = Sqrt(north + Cos(Radians(latitude)) * Cos(Radians(F("latitude"))) * east)
    return Cast(Round(2.0 * EARTH_RADIUS_METRES * ASin(Least(Value(1.0), root))), IntegerField())
