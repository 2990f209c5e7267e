"""Example shapes for the tests of the documents room: invented people, true letters of the region's languages."""

from governance_app.documents import shapes as s

SHUAR = "A̱a̱ e̱e̱ i̱i̱ u̱u̱"
KICHWA = "Ñukanchik sachata kuyrashpa kawsashun; ñawpa ayllukuna."
COFAN = "A'ingae: ña'me tsampini kan'jen; ëndëkhë, aya̲ e̲ i̲"
NOON = 1_795_435_200


def paper(**changes) -> s.Paper:
    """A paper in Spanish; changes are Paper fields."""
    given = {
        "title": "Acta de sesión ordinaria", "number": "04-CG-2026", "made_at": NOON,
        "issuer": ("Corredor de Conectividad Llanganates – Sangay", "Comité de Gestión"),
        "subtitle": "Sesión ordinaria del 21 de noviembre de 2026",
        "address": "https://comite.example/actas/04-CG-2026", "address_note": "Este documento y sus correcciones se consultan en",
        "foot": "Acta 04-CG-2026",
    }
    return s.Paper(**{**given, **changes})


def facts() -> tuple[s.Fact, ...]:
    """The box under the heading."""
    return (
        s.Fact("Órgano y clase", "Comité de Gestión, sesión ordinaria"),
        s.Fact("Convocatoria", "11 de noviembre de 2026, por radio La Voz de los Ríos, carta y mensaje de voz"),
        s.Fact("Lugar y modalidad", "Casa comunal de Río Claro, parroquia Madre Tierra; presencial con enlace por radio"),
        s.Fact("Inicio y cierre", "09:30 – 13:10 (hora de Ecuador continental)"),
        s.Fact("Idiomas", "Castellano, kichwa y shuar, con interpretación"),
    )


def roll(count: int) -> tuple[s.RollRow, ...]:
    """`count` seats, every third absent or in delegation."""
    states = ("Presente", "Presente", "Ausente", "En delegación")
    return tuple(
        s.RollRow(f"Comunidad Río Claro {n}", f"Persona de ejemplo {n}", states[n % 4], f"Delegada {n}" if n % 4 == 3 else "")
        for n in range(1, count + 1)
    )


def motion(named: bool = False) -> s.Motion:
    """A motion settled by show of hands, or by name."""
    tallies = (s.Tally("A favor", 9), s.Tally("En contra", 1), s.Tally("Abstención", 1), s.Tally("En blanco", 0))
    votes = tuple(s.NamedVote(f"Comunidad Río Claro {n}", "A favor") for n in range(1, 5)) if named else ()
    vote = s.Vote("Se aprueba con 9 votos a favor, 1 en contra y 1 abstención.",
                  "Regla: más de la mitad de los presentes con derecho a voto (11): hacen falta 6.", tallies, votes)
    return s.Motion((s.Passage("Que se siembren 2 000 plantas de guayusa y morete en las orillas del río."),), "Asociación "
        "de Mujeres Río Claro",
                    vote, (s.Passage("La comunidad Río Claro 7 deja constancia de que pidió más tiempo para consultar a su asamblea."),))


def point(number: int, named: bool = False) -> s.Point:
    """A point with a motion, a resolution in three languages and a commitment."""
    texts = (
        s.Passage("El Comité de Gestión, en uso de sus atribuciones, RESUELVE: Artículo 1.- Aprobar el vivero comunitario de "
            "guayusa y morete."),
        s.Passage(KICHWA, "qu"), s.Passage(SHUAR, "jiv"),
    )
    return s.Point(
        str(number), "Vivero comunitario y fondo de bioeconomía",
        (s.Passage("La señora presidenta pide a la comisión técnica que presente su informe. La comisión explica el avance "
            "de los viveros, los costos "
                   "del transporte en canoa y los pedidos de las comunidades de la parte alta."),
         s.Passage(COFAN, "con")),
        (motion(named),),
        (s.Resolution(f"{number:03}-CG-2026", texts, (s.Passage("Que el Plan de Vida prevé la siembra de plantas propias;"),)),),
        (s.Promise("Entregar las plantas en Río Claro", "GAD parroquial; Persona de ejemplo 3", "15 de enero de 2027"),
         s.Promise("Presentar cuentas del transporte", "Asociación de Mujeres Río Claro", "28 de febrero de 2027")),
    )


def acta(points: int = 3, seats: int = 14, **changes) -> s.Acta:
    """A whole acta; changes are Acta fields."""
    given = {
        "paper": paper(), "facts": facts(), "roll": roll(seats),
        "opening": (s.Passage("En la casa comunal de Río Claro, a los veintiún días del mes de noviembre de dos mil "
            "veintiséis, a las nueve horas y "
                              "treinta minutos, se instala la sesión ordinaria, presidida por PERSONA DE EJEMPLO 1. Actúa "
                                  "como secretaria PERSONA DE EJEMPLO 2."),),
        "quorum": (s.Passage("Hay quórum: están presentes 11 de 14 miembros con derecho a voto; la regla del estatuto (más "
            "de la mitad) pide 8."),),
        "agenda": tuple(s.AgendaLine(str(n), "Vivero comunitario y fondo de bioeconomía", "20 minutos") for n in range(1, points + 1)),
        "points": tuple(point(n, named=n == 2) for n in range(1, points + 1)),
        "closing": (s.Passage("Sin otro asunto que tratar, se clausura la sesión a las trece horas y diez minutos."),),
        "signatures": (s.Signature("Persona de Ejemplo 1", "Presidenta del Comité de Gestión"),
                       s.Signature("Persona de Ejemplo 2", "Secretaria", "Certifica")),
        "attendance": tuple(s.AttendanceLine(f"Persona de ejemplo {n}", "Comunidad Río Claro", "Titular", "09:20", "13:10")
            for n in range(1, seats + 1)),
        "attendance_note": "Las hojas firmadas a mano se guardan en el archivo del Comité.",
        "annexes": ("1. Informe de la comisión técnica, 6 páginas.",),
    }
    return s.Acta(**{**given, **changes})


def convocation() -> s.Convocation:
    """A notice with its slip."""
    return s.Convocation(
        paper(title="Convocatoria", number="05-CG-2026", subtitle=""), "Puyo, 24 de noviembre de 2026",
        ("Señora", "Persona de Ejemplo 4", "Representante de la Comunidad Río Claro 4", "Presente"),
        (s.Passage("De conformidad con el estatuto del Comité, se le convoca a la sesión ordinaria que se detalla a continuación."),),
        facts()[:3],
        (s.AgendaLine("1", "Constatación del quórum"), s.AgendaLine("2", "Lectura y aprobación del acta anterior"),
         s.AgendaLine("3", "Fondo de bioeconomía: criterios", "para decidir")),
        (s.Passage("Si no puede asistir, comunique quién actuará en su lugar."),),
        (s.Signature("Persona de Ejemplo 1", "Presidenta del Comité de Gestión"),),
    )


def sheet() -> s.AttendanceSheet:
    """A sheet to sign."""
    return s.AttendanceSheet(
        paper(title="Registro de asistencia"), facts()[:3], tuple(s.SheetRow(f"Persona de ejemplo {n}", "Comunidad Río "
            "Claro") for n in range(1, 9)),
        22, "Escriba solo su nombre y firme. Otros datos se preguntan aparte y solo si usted quiere darlos.",
        (s.Signature("Persona de Ejemplo 2", "Secretaria"),),
    )


def board() -> s.NoticeBoard:
    """A month on the wall."""
    return s.NoticeBoard(
        paper(title="Cartelera", number="Diciembre de 2026", subtitle="", address_note="Todo está también en",
            foot="Cartelera de diciembre de 2026"),
        (s.BoardMeeting("4", "viernes", "09:00", "Sesión ordinaria del Comité de Gestión", "Casa comunal de Río Claro", "Hay "
            "comida y cuidado de niñas y niños."),
         s.BoardMeeting("12", "sábado", "10:00", "Asamblea de comunidades", "Coliseo de Madre Tierra")),
        (s.BoardItem("003-CG-2026", (s.Passage("Se siembran 2 000 plantas de guayusa y morete."), s.Passage(KICHWA, "qu"))),
         s.BoardItem("002-CG-2026", (s.Passage("Se pide al GAD provincial arreglar el puente de Río Claro."),))),
        (s.BoardItem("Hasta el 15 de enero", (s.Passage("El GAD parroquial entrega las plantas en Río Claro."),)),),
        ("Secretaría del Comité, casa comunal de Río Claro, lunes a viernes de 08:00 a 12:00.", "Radio La Voz de los Ríos, martes 06:00."),
    )


def ballots(**changes) -> s.Ballots:
    """Ballots of a motion in three languages, four of them."""
    given = {
        "paper": paper(title="Papeletas", number="", issuer=(), address="", subtitle="", foot=""), "heading": "Voto secreto",
        "text": (s.Passage("Que se cuiden las cabeceras del río."), s.Passage(KICHWA, "qu"), s.Passage(SHUAR, "jiv")),
        "how": (s.Passage("Haga una sola cruz."),),
        "options": (s.BallotOption((s.Passage("Sí, a favor"), s.Passage("Ari", "qu-EC"), s.Passage("Ee", "jiv"))),
                    s.BallotOption((s.Passage("No, en contra"),)), s.BallotOption((s.Passage("En blanco"),))),
        "copies": 4,
    }
    return s.Ballots(**{**given, **changes})


def tally_sheet(**changes) -> s.TallySheet:
    """A sheet of the count with the leaf of its opening."""
    given = {
        "paper": paper(title="Hoja de conteo", number="", address=""), "facts": facts(), "how": ("Cuenten en voz alta.",),
        "options": ("Sí", "No", "En blanco", "Nulo"), "papers": ("Entregadas", "En la urna", "Dañadas", "Sin usar"),
        "scrutineers": (s.SheetRow("Persona de ejemplo 1", "Organización 1"), s.SheetRow("", "")), "groups": 12,
        "mark": "leaf 41 sha256:" + "0f" * 32, "mark_note": "La apertura consta en el registro.",
    }
    return s.TallySheet(**{**given, **changes})


WITNESS = (s.WitnessWords(("árbol", "río", "canoa", "lluvia", "mano", "semilla", "tambor", "luna")),
           s.WitnessWords(("sacha", "yaku", "kanwa", "tamya", "maki", "muyu", "wankar", "killa"), "qu"))


def record_box(mark: str = "acta 04-CG-2026 leaf 41 sha256:" + "0f" * 32) -> s.RecordBox:
    """What the record says, with its words."""
    return s.RecordBox(mark, (s.Fact("Hoja del registro", "41"), s.Fact("Cabeza", "sha256:" + "0f" * 32)), WITNESS, 2,
                       "Para comprobar este documento sin conexión.", (s.Passage("Dos testigos de comunidades distintas la confirmaron."),))


def approved_acta(**changes) -> s.Acta:
    """An acta at the end of its life: approved, signed in every way, corrected once, in two languages, with its box."""
    words = (s.Signature("Persona de Ejemplo 1", "Presidenta", "", "Firmó en pantalla el 4 de diciembre de 2026"),
             s.Signature("Persona de Ejemplo 2", "Secretaria", "Certifica", "Firmó en papel el 4 de diciembre de 2026"),
             s.Signature("Persona de Ejemplo 3", "Vocal", "", "Firmó con huella el 4 de diciembre de 2026", "Persona de Ejemplo 5"),
             s.Signature("Persona de Ejemplo 4", "Vocal", "", "No firmó: dijo que no estuvo de acuerdo con el punto 2."))
    erratum = s.Erratum("1", "4 de enero de 2027", "Punto 3, segundo párrafo", (s.Passage("2 000 plantas"),), (s.Passage("200 plantas"),),
                        (s.Passage("Error al escribir."),), (s.Passage("Aprobada en las sesiones del 4 de enero y del 1 de febrero."),))
    given = {
        "paper": paper(digest="a1b2 c3d4 e5f6 0718"), "signatures": words, "errata": (erratum,), "standing": "Aprobada",
        "approval": (s.Passage("Acta 04-CG-2026, aprobada el 4 de diciembre de 2026 con 9 votos a favor y 1 abstención."),),
        "opening": (s.Passage("En la casa comunal de Río Claro se instala la sesión.", "", KICHWA, "qu"),
                    s.Passage("Preside PERSONA DE EJEMPLO 1.", "", SHUAR, "jiv")),
        "binding": "El texto en castellano es el que obliga.", "record": record_box(),
    }
    return acta(2, 6, **{**given, **changes})


def excerpt(**changes) -> s.Excerpt:
    """A certified excerpt of one decision."""
    taken = point(1)
    given = {
        "paper": paper(title="Extracto certificado", number="001-CG-2026", subtitle="Del acta 04-CG-2026"), "facts": facts()[:2],
        "opening": (s.Passage("La infrascrita secretaria certifica que en el acta 04-CG-2026 consta lo siguiente:"),),
        "point": "1. Vivero comunitario", "resolution": taken.resolutions[0], "motion": taken.motions[0], "promises": taken.promises,
        "closing": (s.Passage("Es fiel copia de lo que consta en el acta."),), "standing": "En vigor desde el 21 de noviembre de 2026.",
        "signatures": (s.Signature("Persona de Ejemplo 2", "Secretaria", "Certifica"),), "record": record_box(),
    }
    return s.Excerpt(**{**given, **changes})


def agenda() -> s.Agenda:
    """An agenda alone."""
    return s.Agenda(
        paper(title="Orden del día", number="05-CG-2026"), facts()[:3],
        (s.AgendaLine("1", "Constatación del quórum"), s.AgendaLine("2", "Fondo de bioeconomía: criterios", "para decidir")),
        (s.Passage("Para la sesión del 21 de noviembre de 2026."),), (s.Passage("Traiga su bastón de mando."), s.Passage(KICHWA, "qu")))


def membership() -> s.Membership:
    """A certificate of who sits."""
    return s.Membership(
        paper(title="Certificado de integración", number="", subtitle="Al 21 de noviembre de 2026"), facts()[:1],
        (s.Passage("La secretaría certifica que el Comité está integrado así:"),),
        tuple(s.SeatLine(f"Comunidad Río Claro {n}", f"Persona de ejemplo {n}", "Principal", "4 de enero de 2026") for n in range(1, 9)),
        (s.Passage("Se expide a pedido de la comunidad."),), (s.Signature("Persona de Ejemplo 2", "Secretaria", "Certifica"),))


def report() -> s.SemesterReport:
    """The report of a semester: sentences, a table with its picture, a wide one, and one as long as a page."""
    shown = s.ReportTable(
        "Personas que vinieron a una reunión. Por sexo", ("Respuesta", "Personas"),
        (("Mujer", "45"), ("Hombre", "50"), ("No lo dijo", "menos de 10")), (5, 2), (1,),
        (s.Bar("Mujer", 45, "45"), s.Bar("Hombre", 50, "50")), "Cerca de 95 personas en total.")
    wide = s.ReportTable(
        "Reuniones del semestre", ("Reunión", "Día", "Lugar", "Clase", "Presentes"),
        tuple((f"00{n}-CG-2026", "21/11/2026", f"Casa comunal {KICHWA[:9]}", SHUAR[:4], "menos de 10") for n in range(40)),
        (6, 5, 8, 6, 5), (4,))
    return s.SemesterReport(
        paper(title="Informe del semestre", number="2026-2", address=""), facts()[:2],
        (s.ReportSection("Quién participa", ("Los números se redondean de cinco en cinco.", COFAN), (shown,)),
         s.ReportSection("Reuniones realizadas", (), (wide,)), s.ReportSection("Quejas y reclamos", ("No se llevan aquí.",))))
