"""Checks relations.jsonl: python3 training/data/validate.py"""
import collections, json, os, re, sys

ROOTS = set('AGREE SUPPORT COOPERATE AID YIELD CONSULT REQUEST ACCUSE REJECT THREATEN '
            'PROTEST MOBILIZE SANCTION COERCE ASSAULT NONE'.split())
MODALITIES = set('actual negated planned promised threatened demanded possible '
                 'hypothetical alleged'.split())
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'relations.jsonl')
bad, seen, roots, mods, words, before = 0, set(), collections.Counter(), collections.Counter(), [], 0
for n, line in enumerate(open(path, encoding='utf-8'), 1):
    item = json.loads(line)
    marked = item['marked']
    plain = ' '.join(re.sub(r'</?[st]>', '', marked).lower().split())
    ok = (set(item) == {'marked', 'root', 'modality'}
          and all(marked.count(t) == 1 for t in ('<s>', '</s>', '<t>', '</t>'))
          and re.search(r'<s>[^<]+</s>', marked) and re.search(r'<t>[^<]+</t>', marked)
          and item['root'] in ROOTS and item['modality'] in MODALITIES
          and plain not in seen and 12 <= len(plain.split()) <= 46)
    if not ok:
        bad += 1
        print('line', n, 'is wrong:', line.strip())
    seen.add(plain)
    roots[item['root']] += 1
    mods[item['modality']] += 1
    words.append(len(plain.split()))
    before += marked.find('<t>') < marked.find('<s>')
print(len(words), 'sentences,', bad, 'wrong; mean words %.1f;' % (sum(words) / len(words)),
      'target first %.0f%%' % (100 * before / len(words)))
print(dict(roots.most_common()), dict(mods.most_common()), sep='\n')
sys.exit(bad > 0)
