"""A carnet with one record of each kind, small enough to be read whole in a golden file."""

from datetime import UTC, datetime, timedelta

from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Done,
    DoseStep,
    Event,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Person,
    Profile,
    Question,
    QuestionnaireResponse,
    Remark,
    Role,
    Route,
)
from companion.domain.symptoms import Recall
from tests.believable import TODAY, Writer, answers, number_id


def one_of_each() -> Carnet:
    """Two people, a corrected and a late check-in, and one of everything else."""
    writer = Writer()
    day = TODAY - timedelta(days=3)
    patient = writer.write(Person("Marianne", Role.PATIENT), day, number_id(2))
    caregiver = writer.write(Person("Paul", Role.CAREGIVER), day, patient)
    writer.write(Profile("Marianne EXEMPLE", day.replace(year=1961)), day, patient)
    text = "fatigue S3 I2, rash P1, diarrhoea F2"
    check_in = writer.write(
        CheckIn(day, Recall.DAY, answers(text), "=SUM(A1) « fatiguée »", ("fever",)), day, patient
    )
    body = CheckIn(day, Recall.DAY, answers("fatigue S2 I1"), "Mieux\nce soir", ("fever",))
    writer.correct(check_in, body, day)
    week = CheckIn(TODAY - timedelta(days=2), Recall.WEEK, answers("cough S1"))
    writer.write(week, TODAY, caregiver)
    at = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
    writer.write(
        Measurement(day, "tsh", 8.91, "mIU/L", at, lab_low=0.4, lab_high=4.0), day, patient
    )
    writer.write(Measurement(day, "weight", 64.0, "kg"), day, patient)
    writer.write(Infusion(day, "nivolumab", given=True, cycle=3, route=Route.IV), day, patient)
    writer.write(Infusion(TODAY, "nivolumab", given=False, reason="fièvre"), TODAY, patient)
    steps = (DoseStep(day, "40 mg"), DoseStep(TODAY, "20 mg"))
    kind = MedicineClass.CORTICOSTEROID
    writer.write(Medicine("Prednisone", day, None, kind, None, steps), day, patient)
    writer.write(Event(day, "Fièvre à 38,4 °C", Done.CALLED_TEAM), day, patient)
    writer.write(Question("@cmd Puis-je nager ?", day, "Oui."), day, patient)
    writer.write(Remark("Elle dort beaucoup.", check_in), day, caregiver)
    writer.write(
        QuestionnaireResponse("https://example.org/q|1", day, {"a": 1, "b": True}), day, patient
    )
    return writer.carnet()
