"""What the columns of a file of houses may be called: our own forms, those of companies, open registers."""

from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "address": ("Адрес", "address", "Адрес дома", "Адрес МКД"),
    "latitude": ("Широта", "latitude", "lat"),
    "longitude": ("Долгота", "longitude", "lon", "lng"),
    "entrances": ("Подъездов", "entrances", "doors", "Количество подъездов", "Подъезды"),
    "flats": ("Квартир", "flats", "room_count_live", "Количество квартир", "Квартиры"),
    "floors": ("Этажей", "floors", "levels_max", "Количество этажей", "Этажность"),
    "company": ("Организация", "mgmt", "mgmt_company", "Управляющая организация", "УК"),
    "year": ("Год постройки", "year", "Год"),
    "area": ("Площадь", "area", "Общая площадь", "Площадь, м2", "Площадь дома"),
    "living_area": ("Жилая площадь", "area_live", "Площадь жилых помещений"),
    "cadno": ("Кадастровый номер", "cadno"),
    "series": ("Серия", "serie", "series"),
    "kind": ("Тип дома", "house_type", "Вид дома"),
    "unsafe": ("Аварийный", "avar", "Признан аварийным"),
    "register": ("house_id",),
}
"""What a column may be called in a header, its own name first; the other names are those of open registers."""
