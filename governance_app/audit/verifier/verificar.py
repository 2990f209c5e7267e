#!/usr/bin/env python3
"""Verifica, sin red y sin la aplicación, pruebas y registros de asambleas. Python 3.9 o posterior; no instala ni envía nada.

    python3 verificar.py ARCHIVO [--registro NOMBRE] [--texto ACTA.txt] [--sello SELLO.txt]
ARCHIVO: una prueba (.tlog-proof o el texto de un código QR) o el registro (registro.json). NOMBRE: el que consta en el libro de actas.
ACTA: el acta en texto. SELLO: uno guardado antes, con el que el registro debe empezar. RFC 6962, RFC 8032, RFC 8785, C2SP tlog-proof.
"""
import argparse
import base64
import hashlib
import json
import sys
import unicodedata
import zlib
YES, NO, UNKNOWN, P, L = "COINCIDE", "NO COINCIDE", "NO SE PUEDE SABER", 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
USUAL = (b'{"at":"2026-01-01T00:00:00Z","body":"","data":{"annexes_sha256":"","approved_at_meeting":"","at_closing":false,"code":'
         b'"ACTA-001-","figures":{"against":0,"for":0},"language":"es","meeting":"","minutes":"","motion":"","shape_sha256":"","t'
         b'ext_sha256":""},"event":"minutes.approved","number":1,"position":1,"previous":"","role":"secretary","schema":2}')
D = -121665 * pow(121666, P - 2, P) % P
Bad = type("Bad", (Exception,), {})
def need(true, why):
    if not true:
        raise Bad(why)

def h(data):
    return hashlib.sha256(data).digest()
def unhex(text):
    return base64.b16decode(text, casefold=True)
# Ed25519 (RFC 8032 §5.1)
def point(data):
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    return (P - x if x & 1 != sign else x), y

def add(a, b):
    t = D * a[0] * b[0] * a[1] * b[1] % P
    return (a[0] * b[1] + b[0] * a[1]) * pow(1 + t, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - t, -1, P) % P

def times(s, a):
    r = (0, 1)
    while s:
        r, a, s = (add(r, a) if s & 1 else r), add(a, a), s >> 1
    return r

def signed(public, message, signature):
    a, r = (point(public), point(signature[:32])) if len(public) == 32 and len(signature) == 64 else (None, None)
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    return times(s, base) == add(r, times(k, a))

# Árbol (RFC 6962 §2.1, RFC 9162 §2.1.3.2)
def root_of(hashes):
    while len(hashes) > 1:
        hashes = [h(b"\1" + left + right) for left, right in zip(hashes[::2], hashes[1::2])] + hashes[len(hashes) & ~1:]
    return hashes[0] if hashes else h(b"")

def root_from(here, index, size, path):
    last, path = size - 1, list(path)
    need(0 <= index < size, "la entrada está fuera del registro")
    while last:
        if index & 1 or index < last:
            need(path, "la prueba está incompleta")
            here = h(b"\1" + path.pop(0) + here) if index & 1 else h(b"\1" + here + path.pop(0))
        index, last = index >> 1, last >> 1
    need(not path, "la prueba tiene de más")
    return here

# Sellos firmados (C2SP signed-note, tlog-checkpoint) y entradas (RFC 8785)
def b64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 mal escrito")
    return data

def number(text):
    need(text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") and len(text) < 17, "número mal escrito")
    return int(text)

def read_note(text):
    body, _, lines = text.replace("\r\n", "\n").strip().partition("\n\n")
    (origin, size, root), lines = body.split("\n"), [line.split(" ") for line in lines.split("\n")]
    need(all(len(line) == 3 and line[0] == "—" for line in lines) and len(b64(root)) == 32, "el sello está mal escrito")
    return origin, number(size), b64(root), [(name, b64(content)) for _, name, content in lines]

def check_head(head, keys):
    origin, size, root, lines = head
    need(keys and all(len(key) == (96 if place else 32) for place, key in enumerate(keys)), "faltan las claves")
    need("governance-app/" + h(keys[0]).hex()[:16] == origin, "la primera clave no es la del nombre del registro")
    for old, new in zip(keys, keys[1:]):
        message = f"governance-app key rotation v1\n{origin}\n{new[:32].hex()}\n".encode()
        need(signed(old[:32], message, new[32:]), "una clave nueva no fue firmada por la anterior")
    key_id = h(origin.encode() + b"\n\1" + keys[-1][:32])[:4]
    body = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n".encode()
    mine = [content[4:] for name, content in lines if name == origin and content[:4] == key_id]
    need(mine and all(signed(keys[-1][:32], body, one) for one in mine), "la firma del sello no es válida")

def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    return "[" + ",".join(map(canonical, value)) + "]" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)

def whole(text):
    value = int(text)
    need(-2**53 < value < 2**53, "número demasiado grande")
    return value
read_json = json.JSONDecoder(parse_float=number, parse_int=whole, parse_constant=number).decode
write_json = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode

def read_leaf(text, position):
    leaf = read_json(text)
    plain = text.isascii() and write_json(leaf) == text
    need((plain or canonical(leaf) == text) and leaf["position"] == position, f"la entrada {position} no está escrita como debe")
    return leaf

# Pruebas y registros
def unpack(text):
    data = list(base64.b32decode(text.upper() + "=" * (-len(text) % 8)))[::-1]
    def take(count):
        need(len(data) >= count, "el código está incompleto")
        return bytes(data.pop() for _ in range(count))
    def size(place=0):
        byte = take(1)[0]
        need(place < 8, "número demasiado grande")
        return byte if byte < 128 else byte & 127 | size(place + 1) << 7
    need(take(1) == b"\1", "el código es de otra clase")
    keys = [take(96 if place else 32) for place in range(take(1)[0])]
    (tree, index), opener = (size(), size()), zlib.decompressobj(zdict=USUAL)
    leaf = opener.decompress(take(size()), 20000)
    need(opener.eof and not opener.unused_data, "la entrada está incompleta")
    path = [take(32) for _ in range(take(1)[0])]
    origin, lines = "governance-app/" + h(keys[0]).hex()[:16], []
    for name in (take(size()).decode() for _ in range(take(1)[0])):
        lines.append((name or origin, (take(4) if name else h(origin.encode() + b"\n\1" + keys[-1][:32])[:4]) + take(size())))
    need(not data, "el código tiene de más")
    return leaf.decode(), index, path, (origin, tree, root_from(h(b"\0" + leaf), index, tree, path), lines), keys

def read_proof(text):
    if not text.startswith("c2sp.org/tlog-proof@v1\n"):
        return unpack(text.rpartition("/")[2])
    above, _, note = text.partition("\n\n")
    _, extra, index, *path = above.split("\n")
    told, path = json.loads(b64(extra[6:])), [b64(step) for step in path]
    need(extra[:6] == "extra " and index[:6] == "index " and set(map(len, path)) <= {32}, "la prueba está mal escrita")
    return told["leaf"], number(index[6:]), path, read_note(note), [unhex(key) for key in told["keys"]]

def check_proof(text):
    leaf, index, path, head, keys = read_proof(text.strip().replace("\r\n", "\n"))
    read_leaf(leaf, index)
    need(root_from(h(b"\0" + leaf.encode()), index, head[1], path) == head[2], "la entrada no está en este registro")
    check_head(head, keys)
    return head, [leaf], None

def check_record(told):
    head, hashes, leaves = read_note(told["head"]), [], []
    for place, one in enumerate(told["leaves"]):
        if isinstance(one, str):
            leaf, before = read_leaf(one, place), hashes[-1].hex() if hashes else None
            need(leaf["schema"] == 1 or leaf["previous"] == before, f"la entrada {place} no sigue a la anterior")
            leaves.append(one)
        hashes.append(h(b"\0" + one.encode()) if isinstance(one, str) else unhex(one["hash"]))
    need(set(map(len, hashes)) <= {32} and len(hashes) == head[1] and root_of(hashes) == head[2], "las entradas no llevan al sello firmado")
    check_head(head, [unhex(key) for key in told["keys"]])
    return head, leaves, hashes

def check(text, origin=None, acta=None, before=None):
    try:
        head, leaves, hashes = check_record(json.loads(text)) if text.lstrip().startswith("{") else check_proof(text)
        need(origin in (None, head[0]), "es el registro de otra instalación")
        if before is not None:
            old = read_note(before)
            need(old[0] == head[0] and old[1] <= head[1], "el sello guardado es de otro registro, o este se ha acortado")
            if hashes is None and old[1] != head[1]:
                return UNKNOWN, "para comparar con un sello anterior hace falta el registro entero", leaves
            need((root_of(hashes[:old[1]]) if hashes else head[2]) == old[2], "este registro no empieza como el que se guardó")
        if acta is not None:
            lines = unicodedata.normalize("NFC", acta).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            digest = hashlib.sha256(("\n".join(line.rstrip() for line in lines).strip("\n") + "\n").encode()).hexdigest()
            need(any(digest in leaf and digest in str(json.loads(leaf).get("data")) for leaf in leaves), "el texto no es el que consta")
    except (Bad, ValueError, KeyError, TypeError, AttributeError, IndexError, zlib.error, RecursionError) as error:
        return NO, str(error) if isinstance(error, Bad) else "el archivo está dañado o no es una prueba", []
    return YES, f"registro {head[0]}, {head[1]} entradas, sello {head[2].hex()[:22]}", leaves

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Verifica una prueba o un registro de asambleas, sin red.")
    for name in ("archivo", "--registro", "--texto", "--sello"):
        parser.add_argument(name)
    given = parser.parse_args()
    read = {name: open(path, encoding="utf-8-sig").read() for name, path in vars(given).items() if path and name != "registro"}
    answer, why, found = check(read["archivo"], given.registro, read.get("texto"), read.get("sello"))
    print(f"{answer}: {why}.", *(f"  {leaf['at']} {leaf['event']} {leaf['data']}" for leaf in map(json.loads, found)), sep="\n")
    sys.exit({YES: 0, NO: 1, UNKNOWN: 2}[answer])
