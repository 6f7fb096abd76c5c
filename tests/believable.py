"""A small believable carnet: one patient, one caregiver, six weeks and the six before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from companion.domain.carnet import Carnet
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Details,
    Done,
    DoseStep,
    Event,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Person,
    Profile,
    Purpose,
    Question,
    Remark,
    Revision,
    Role,
)
from companion.domain.symptoms import Attribute, Recall

TODAY = date(2026, 11, 30)
FIRST = date(2026, 10, 20)

SHORT = {
    "S": Attribute.INTENSITY,
    "F": Attribute.FREQUENCY,
    "I": Attribute.INTERFERENCE,
    "A": Attribute.AMOUNT,
    "P": Attribute.PRESENCE,
}


def number_id(number: int) -> str:
    """A UUIDv7-shaped id that sorts by its number."""
    return str(UUID(int=0x0190_0000_0000_7000_8000_0000_0000_0000 + number))


@dataclass
class Writer:
    """Writes revisions with counted ids."""

    revisions: list[Revision] = field(default_factory=list)
    count: int = 0

    def write(self, body: Body, on: date, author: str, *, hour: int = 19) -> str:
        """A new record; its id."""
        self.count += 2
        record = number_id(self.count)
        instant = datetime.combine(on, time(hour, self.count % 60), UTC)
        revision = Revision(number_id(self.count + 1), record, body.kind, author, instant, body)
        self.revisions.append(revision)
        return record

    def correct(self, record: str, body: Body, on: date, by: str | None = None) -> None:
        """A further revision of a record, by its last writer unless another one is named."""
        last = next(r for r in reversed(self.revisions) if r.record_id == record)
        self.count += 2
        instant = datetime.combine(on, time(21, 0), UTC)
        self.revisions.append(
            Revision(
                number_id(self.count), record, last.kind, by or last.author, instant, body, last.id
            )
        )

    def carnet(self) -> Carnet:
        """Everything written."""
        return Carnet(number_id(1)).with_revisions(self.revisions)


def answers(text: str) -> Mapping[str, Mapping[Attribute, int]]:
    """`fatigue S2 I1, rash P0` as answers."""
    result: dict[str, dict[Attribute, int]] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, *levels = part.split()
        result[name] = {SHORT[level[0]]: int(level[1]) for level in levels}
    return result


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)


FATIGUE = "011111111221111222222112223322233332222222"
ITCHING = "000111222211100000000000000000000000000000"
COLD = "000000000000000000000001111112222222222222"
MISSING = {day(11, 1), day(11, 12), day(11, 13)}


def believable(*, patient_name: str = "Marianne EXEMPLE") -> Carnet:
    """Twelve weeks of a thyroid story, an itching episode, a late entry and a correction."""
    writer = Writer()
    patient = number_id(900_000)
    writer.revisions.append(
        Revision(
            number_id(900_001), patient, Person.kind, patient,
            datetime(2026, 9, 1, 9, tzinfo=UTC), Person(patient_name, Role.PATIENT),
        )
    )  # fmt: skip
    caregiver = writer.write(Person("Paul", Role.CAREGIVER), day(9, 1), patient)
    writer.write(
        Profile(patient_name, date(1961, 3, 3), treatment_started=day(7, 13)), day(9, 1), patient
    )
    _days(writer, patient)
    _caregiver(writer, caregiver)
    _treatment(writer, patient)
    _measures(writer, patient)
    _words(writer, patient, caregiver)
    return writer.carnet()


def _days(writer: Writer, patient: str) -> None:
    for n in range(42):
        before = day(9, 8) + timedelta(days=n)
        if n % 9:
            writer.write(
                CheckIn(
                    before, Recall.DAY,
                    answers(f"fatigue S{int(n % 5 == 0)}, itching S{2 if n > 30 else 0}, cough S1,"
                            f" feeling-cold S0, diarrhoea F0, palpitations F{2 if n < 20 else 1},"
                            f" tremor S{1 if n < 20 else 0}"),
                ),
                before, patient,
            )  # fmt: skip
    for n, (tired, itchy, cold) in enumerate(zip(FATIGUE, ITCHING, COLD, strict=True)):
        on = FIRST + timedelta(days=n)
        if on in MISSING:
            continue
        text = f"fatigue S{tired} I{min(int(tired), 2)}, itching S{itchy}, feeling-cold S{cold}"
        text += ", diarrhoea F0, palpitations F0, tremor S0"
        text += f", rash P{int(7 <= n <= 9)}, joint-pain F2 S{int(n % 4 == 1)} I1"
        text += f", cough S{1 if n in {3, 4, 5, 30} else 0}" if n % 3 or n < 6 else ""
        text += f", constipation S{1 if n > 30 else 0}" if n > 25 else ""
        note = {
            20: "Je dors l’après-midi, ce n’est pas mon habitude.",
            33: "Très fatiguée, j’ai froid même avec un gilet. J’ai annulé la gymnastique.",
        }.get(n)
        signs = ("fever",) if n == 20 else ()
        late = 5 if n == 14 else 0
        details = {"itching": Details(("belly", "left-forearm"), sleep_lost=True)} if n == 9 else {}
        check_in = CheckIn(on, Recall.DAY, answers(text), note, signs, None, details)
        record = writer.write(check_in, on + timedelta(days=late), patient)
        if n == 10:
            writer.correct(record, CheckIn(on, Recall.DAY, answers(text + ", cough S2")), on)


def _caregiver(writer: Writer, caregiver: str) -> None:
    for on, level in ((day(11, 11), 2), (day(11, 15), 3), (day(11, 22), 2)):
        body = CheckIn(on, Recall.DAY, answers(f"fatigue S{level}"))
        writer.write(body, on, caregiver, hour=20)


def _treatment(writer: Writer, patient: str) -> None:
    for cycle, on in enumerate((day(9, 7), day(9, 28), day(10, 19), day(11, 9)), start=4):
        writer.write(Infusion(on, "pembrolizumab", given=True, cycle=cycle), on, patient)
    reason = "anomalie thyroïdienne, avis demandé"
    writer.write(Infusion(day(11, 30), "pembrolizumab", given=False, reason=reason), TODAY, patient)
    writer.write(
        Medicine("Cétirizine", day(10, 27), "10 mg le soir", MedicineClass.ANTIHISTAMINE,
                 day(11, 6)), day(10, 27), patient,
    )  # fmt: skip
    writer.write(
        Medicine("Prednisone", day(11, 10), None, MedicineClass.CORTICOSTEROID, None,
                 (DoseStep(day(11, 10), "40 mg"), DoseStep(day(11, 20), "20 mg"))),
        day(11, 10), patient,
    )  # fmt: skip
    writer.write(
        Medicine("Lévothyroxine", day(11, 24), "50 µg le matin", MedicineClass.THYROID_HORMONE),
        day(11, 24), patient,
    )  # fmt: skip


def _measures(writer: Writer, patient: str) -> None:
    for n, kilos in enumerate((64.0, 63.8, 63.9, 64.4, 65.1, 65.8)):
        on = FIRST + timedelta(days=7 * n + 1)
        writer.write(Measurement(on, "weight", kilos, "kg"), on, patient)
    for n in range(42):
        if n in {8, 9, 10, 11, 23, 24}:
            continue
        on = FIRST + timedelta(days=n)
        value = 38.4 if on == day(11, 9) else 36.5 + (n * 7 % 5) / 10
        writer.write(Measurement(on, "temperature", value, "Cel"), on, patient)
    for on, tsh, ft4 in (
        (day(10, 21), 0.05, 28.0),
        (day(11, 9), 3.1, 14.0),
        (day(11, 23), 8.9, 8.1),
    ):
        writer.write(Measurement(on, "tsh", tsh, "mIU/L", lab_low=0.4, lab_high=4.0), on, patient)
        writer.write(
            Measurement(on, "ft4", ft4, "pmol/L", lab_low=12.0, lab_high=22.0), on, patient
        )


def _words(writer: Writer, patient: str, caregiver: str) -> None:
    for on, number in ((day(10, 19), 10), (day(12, 1), 10)):
        at = datetime.combine(on, time(number, 30), UTC)
        writer.write(Appointment(at, Purpose.CONSULTATION, "Dr Lenoir"), day(9, 1), patient)
    writer.write(
        Event(day(11, 9), "Fièvre à 38,4 °C le soir de la perfusion", Done.CALLED_TEAM),
        day(11, 9), patient,
    )  # fmt: skip
    writer.write(Event(day(11, 23), "Prise de sang, TSH à 8,9", Done.SEEN), day(11, 23), patient)
    writer.write(Question("Pourquoi ai-je froid tout le temps ?"), day(11, 20), patient)
    writer.write(Question("Puis-je reprendre la natation ?"), day(11, 24), patient)
    writer.write(
        Question("Faut-il continuer la cétirizine ?", day(11, 9), "Non, si cela ne gratte plus."),
        day(11, 1), patient,
    )  # fmt: skip
    writer.write(
        Remark("Elle dort tous les après-midi depuis le 12. Elle mange moins."), day(11, 16),
        caregiver,
    )  # fmt: skip
