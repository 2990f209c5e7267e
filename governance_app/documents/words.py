"""The fixed words of the printed documents, in Spanish by default: an official paper is written in Spanish.

A room that prints in another language gives its own instance (from its catalogue); the templates hold no words.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageWords:
    """Words on every page. `page` and `of` make "Página 1 de 4"."""

    page: str = "Página"
    of: str = "de"
    qr: str = "Código QR que abre esta dirección:"
    digest: str = "Huella del texto:"


@dataclass(frozen=True)
class RecordWords(PageWords):
    """Words of the box that tells what the record says of a document."""

    record: str = "Registro"
    record_qr: str = "Código QR para comprobar este documento sin conexión"
    witness_words: str = "Palabras testigo"
    by_hand: str = "Escriba aquí las palabras, su nombre y su comunidad"


@dataclass(frozen=True)
class ActaWords(RecordWords):
    """Headings and column names of the acta."""

    opening: str = "Instalación"
    roll: str = "Constatación de asistencia"
    seat: str = "Representación"
    holder: str = "Titular"
    state: str = "Asistencia"
    acting: str = "Actúa en delegación"
    quorum: str = "Quórum"
    agenda: str = "Orden del día"
    points: str = "Desarrollo de la sesión"
    point: str = "Punto"
    motion: str = "Moción"
    proposed_by: str = "Propone"
    vote: str = "Votación"
    choice: str = "Voto"
    dissent: str = "Salvedad que consta en acta"
    election: str = "Elección"
    considering: str = "Considerando"
    resolution: str = "Resolución"
    promises: str = "Compromisos"
    what: str = "Qué se hará"
    owner: str = "Responsable"
    due: str = "Hasta"
    incidents: str = "Novedades de la sesión"
    closing: str = "Clausura"
    signatures: str = "Firmas"
    annexes: str = "Anexos"
    corrections: str = "Rectificaciones"
    approval: str = "Aprobación"
    salt: str = "Dígitos al azar de este texto"
    standing: str = "Estado"
    errata: str = "Fe de erratas"
    erratum: str = "Errata"
    said: str = "Donde dice"
    says: str = "Debe decir"
    why: str = "Motivo"
    witness: str = "Testigo"
    attendance: str = "Anexo: registro de asistencia"
    number: str = "N.º"
    name: str = "Nombre"
    organisation: str = "Organización o comunidad"
    capacity: str = "Calidad"
    arrived: str = "Llega"
    left: str = "Sale"


@dataclass(frozen=True)
class ConvocationWords(PageWords):
    """Words of the convocation and its receipt slip."""

    meeting: str = "Datos de la reunión"
    agenda: str = "Orden del día"
    slip: str = "Constancia de recepción"
    name: str = "Nombre de quien recibe"
    received: str = "Fecha y hora"
    attends: str = "Asistirá (sí / no / envía alterno)"
    sign: str = "Firma o huella"


@dataclass(frozen=True)
class SheetWords(PageWords):
    """Words of the attendance sheet."""

    meeting: str = "Datos de la reunión"
    number: str = "N.º"
    name: str = "Nombre y apellido"
    organisation: str = "Organización o comunidad"
    arrived: str = "Hora"
    sign: str = "Firma o huella"
    rows: str = "Asistentes"


@dataclass(frozen=True)
class BoardWords(PageWords):
    """Words of the notice-board sheet."""

    meetings: str = "Próximas reuniones"
    no_meetings: str = "No hay reuniones convocadas este mes."
    decisions: str = "Qué se decidió"
    no_decisions: str = "No hay decisiones nuevas."
    commitments: str = "Compromisos por cumplir"
    no_commitments: str = "No hay compromisos pendientes."
    contact: str = "Preguntas y comentarios"


@dataclass(frozen=True)
class TallyWords(PageWords):
    """Words of the tally sheet of a paper urn."""

    option: str = "Opción"
    sticks: str = "Rayas, de cinco en cinco"
    total: str = "Total"
    papers: str = "Papeletas"
    signatures: str = "Personas escrutadoras, de dos organizaciones distintas"
    name: str = "Nombre"
    organisation: str = "Organización"
    sign: str = "Firma o huella"
    mark: str = "Entrada del registro"


@dataclass(frozen=True)
class ExcerptWords(ActaWords):
    """Words of the certified excerpt of a decision."""

    excerpt: str = "Lo que consta en el acta"
    in_force: str = "Vigencia"


@dataclass(frozen=True)
class AgendaWords(PageWords):
    """Words of the agenda alone."""

    meeting: str = "Datos de la reunión"
    agenda: str = "Orden del día"
    notes: str = "Tenga en cuenta"


@dataclass(frozen=True)
class MembershipWords(PageWords):
    """Words of the certificate of membership."""

    seats: str = "Integrantes"
    number: str = "N.º"
    seat: str = "Representación"
    holder: str = "Nombre"
    capacity: str = "Calidad"
    since: str = "Desde"
    until: str = "Hasta"
    signatures: str = "Firma"
