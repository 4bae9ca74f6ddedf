"""Rows of other codings, made by hand."""

import json


def gdelt(code: str = "190", *, n: int = 1, day: str = "20240303", source: tuple[str, ...] = ("RUS", "RUSSIA", "RUS"), target: tuple[str, ...] = ("UKR", "UKRAINE", "UKR"), sector: str = "MIL") -> str:
    cells = [""] * 61
    cells[0], cells[1], cells[26], cells[30] = str(1_000 + n), day, code, "-10.0"
    cells[5:8], cells[15:18] = source, target
    cells[12] = sector
    cells[52], cells[56], cells[57] = "Kharkiv, Kharkivs'ka Oblast', Ukraine", "49.98", "36.25"
    cells[59], cells[60] = "20240304061500", f"https://www.sahel.example/{n}"
    return "\t".join(cells)


ICEWS = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"


def icews(code: str = "042", *, source: str = "Kenya", target: str = "Foreign Affairs (Somalia)") -> str:
    return f"7\t2014-05-02\t{source}\tGovernment,Executive\tKenya\tMake a visit\t{code}\t1.9\t{target}\tExecutive,Government\tSomalia\t3\t1\tSahel Post\tMogadishu\t\tBanaadir\tSomalia\t2.03\t45.34"


def plover(**others: object) -> str:
    row = {
        "id": "P-1", "date": "2019-06-01", "source": [{"actorText": "Kenya", "code": "KEN", "sector": "GOV"}], "target": [{"actorText": "Somali envoys", "code": "SOM", "sector": "GOV"}],
        "event": "SANCTION", "mode": "expel", "eventText": "expelled two", "context": "diplomatic", "text": "Kenya said it had expelled two Somali envoys.",
        "publication": "Sahel Post", "coder": "Ann",
    }  # fmt: skip
    return json.dumps({k: v for k, v in {**row, **others}.items() if v is not None})
