"""The words by which the head and foot of an article are told: imprints, sections, labels, agencies."""

from __future__ import annotations

import re

# Nouns that name a paper, agency or station, in English and in the languages whose papers have English editions.
OUTLET = re.compile(
    r"\b(?:times|post|herald|news|gazette|tribune|journal|daily|globe|observer|telegraph|chronicle|courier|courant|standard|press|wire|newswire|monitor"
    r"|ledger|dispatch|agency|review|bulletin|mail|star|sun|echo|examiner|register|record|reporter|digest|today|weekly|broadcasting|radio"
    r"|television|tv|newspaper|magazine|online|media|network|inquirer|sentinel|guardian|independent|mirror|advertiser|argus|zeitung|kurier|nachrichten"
    r"|rundschau|tageblatt|allgemeine|anzeiger|blatt|monde|figaro|diario|periódico|correo|corriere|giornale|jornal|folha|gazeta|gazetta|pravda"
    r"|izvestia|novosti|agence|agencia|presse|prensa|stampa|posten|dagblad|dagbladet|tidende|tidning|nyheter|sanomat|haber)\b|news service|\.(?:com|org|net)\b",
    re.I,
)
EDITION = re.compile(r"\s*(?:\([^()]*\)|,\s+[\w ]*\b(?:edition|service|version)\b.*)$", re.I)
SECTIONS = frozenset(
    """politics world asia europe africa americas oceania pacific energy trade business economy economics finance markets international national
    foreign domestic security defence defense diplomacy opinion analysis local regional sport sports culture science technology climate environment
    society home news latest elections government law justice health""".split()
    + ["middle east", "the americas", "latin america", "north america", "south america", "asia pacific", "asia-pacific", "foreign affairs", "world news"]
)
# What stands beside a name between the bars of an imprint and names nothing: editions, numbers, versions, pages.
ASIDE = re.compile(
    r"(?:[\w’']+\s+){0,2}(?:edition|digest|version|pages?|print)|(?:english|french|german|spanish|arabic|russian|chinese|international|world)\s+service|(?:english|french|german|spanish|arabic|russian|chinese)\s+(?:desk|pages?)|(?:(?:no|nr|nº|n°|number|numero|issue|vol|volume|year|jahrgang|ausgabe|heft|bd)\.?\s*[\divxlc.,/-]+[\s,;]*)+(?:(?:[\w’']+\s+)?(?:edition|issue|number)(?:\s+of)?)?|(?:page|pg|seite|s)\.?\s*\w?\d+|(?:v|ver|version|rev)\.?\s*\d[\d.]*(?:,\s.*)?"
    r"|(?:(?:first|second|third|fourth|new|\d(?:st|nd|rd|th))\s+)?(?:lead|ld|take|add|night lead|day lead)(?:\s+\d+)?|(?:news)?(?:alert|flash)|urgent|bulletin|wrap(?:-?up)?|roundup|recast|precede|pickup|stand-?alone|(?:two|three|\d)\s+takes?"
    r"|(?:wire|item|sheet|message|msg|slug|dispatch|despatch)\s+(?:(?:no|nr)\.?\s*)?\d+(?:\s(?:of|/)\s\d+)?(?:,\s.*)?|(?:replac(?:es|ing)|supersed(?:es|ing)|substitut(?:es|ing)|repeats|repeating)\b.*|(?:with|and|from)\s+(?:the\s+)?(?:other\s+|news\s+)?agencies"
    r"|(?:adds|updates?|corrects|recasts|refiles|clarifies|removes|write-?thru)\b.*|p\.?\s*\d+|\d+\s+(?:words|min(?:ute)?s?(?:\s+read)?)",
    re.I,
)
SLUG = re.compile(r"[A-Z]{2,8}[-_ ]?\d{2,6}(?:[-_ ]\w+)?")  # a wire's own number of a report: 'NBNA-0417'

PAGE = re.compile(r"(?:page|seite|p\.)\s*\w{1,4}\s*[:–—-]\s*", re.I)
VERBS = frozenset("is are was were be been has have had will would may can says said".split())  # a line with one is no name
# Months of the Islamic, Hebrew, Persian and Ethiopian calendars, as papers put them beside the common date.
OTHER_MONTHS = (
    r"(?:muharram|safar|rabi[’'`]?(?:\s*(?:al-|ul-)?\s*(?:awwal|thani|i{1,2}|akhir))?|jumada(?:\s*(?:al-|ul-)?\s*(?:awwal|ula|thani|i{1,2}|akhira))?|rajab|sha[’'`]?a?ban|ramadan|ramazan|shawwal"
    r"|dhu[’'` -]?l?-?(?:qa[’'`]?dah?|hijjah?)|nisan|iyar|sivan|tammuz|av|elul|tishrei|cheshvan|kislev|tevet|shevat|adar|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar"
    r"|dey|bahman|esfand|meskerem|tikimt|hidar|tahsas|tir|yekatit|megabit|miyazya|ginbot|sene|hamle|nehase)"
)
# A year of another era, as papers put it beside or before the common one: 'B.E. 2568', '1444 A.H.', 'Reiwa 7'.
ERA = (
    r"(?:(?:b\.?\s?e\b\.?|a\.?\s?h\b\.?|a\.?\s?m\b\.?|v\.?\s?s\b\.?|bikram sambat|saka)\s*\d{4}(?!\d)|(?:minguo|juche|reiwa|heisei)\s*\d{1,3}(?!\d)"
    r"|\d{4}\s*(?:b\.?\s?e\b\.?|a\.?\s?h\b\.?|a\.?\s?m\b\.?|v\.?\s?s\b\.?|bikram sambat|saka))"
)
PARTICLES = frozenset("of the and de la le les el los du des der die das den di von van et y e i al for in on a an & del da do dos das es".split())
# Words in capitals before a colon or dash that are no place.
LABELS = frozenset(
    """breaking update updated exclusive analysis opinion explainer factbox timeline watch live video photos read correction editorial comment commentary
    feature interview note news poll report review listen profile q&a background summary column essay letter advisory urgent flash alert""".split()
)
AGENCIES = frozenset("reuters xinhua tass itar-tass interfax bloomberg kyodo yonhap dpa afp ap upi ansa efe anadolu sputnik pti ani ians apa irna".split())
CORRESPONDENT = re.compile(r"\b(?:correspondents?|editors?|bureau|reporters?|writers?|staff|chief|columnist|agencies|analyst)\b", re.I)
FOOT = re.compile(
    r"^\s*(?:[-–—*•]+\s*)?[(\[]?\s*(?:follow\s.{1,60}\son\s+(?:twitter|x|facebook)\b|(?:with\s+)?(?:additional\s+|further\s+|extra\s+)?(?:reporting|input|inputs|files|contributions?|material|copy)\s+(?:by|from)\b"
    r"|(?:reporting|writing|editing|edited|translated|translation|compiled|written|reported|produced|graphics?|fact-check(?:ed|ing))\s+(?:\w+\s+){0,4}by\b|(?:edited|translated|compiled|translation|editing|editor)\s*:"
    r"|copyright\b|©|\(c\)\s|reprinted (?:from|with)\b|all rights reserved|h/t\b|hat tip\b|read (?:more|it all|the full|part)\b|subscribe\b|sign up\b|source\s*:"
    r"|(?:this|the)\s+(?:article|story|piece|report|text|post)\s+(?:was|is|has|first|originally|also|appeared|appears)\b|a version of this\b|an earlier version of this\b|first published\b|originally published\b"
    r"|corrections?\s*[:(–-]|correction\b.{0,40}:|clarification\s*[:(–-]|editor[’']?s[’']? note\b|(?:this is a )?developing story\b|with agenc(?:y|ies)\b)",
    re.I,
)
# What a note at the foot says of its author: 'Ann Lee is the Baltic correspondent of the Riga Evening Post.'
AUTHOR_NOTE = re.compile(
    r"^\s*[*_(\[]*(?:[A-ZÀ-Þ][\w’'.-]+\s+){1,3}[A-ZÀ-Þ][\w’'.-]+\s+(?:is|was|covers|reports|writes|contributed)\s+(?:(?:a|an|the|our)\s+)?(?:[^.!?]{0,60}\b)?"
    r"(?:correspondent|reporter|columnist|contributor|staff writer|bureau chief|editor|editor-at-large|to this (?:report|story|article)|for this (?:newspaper|paper|agency)|from [A-Z][\w’' -]+ for [A-Z][\w’' -]+)\b[^.!?]{0,90}\.?[*_)\]]*\s*$"
)
