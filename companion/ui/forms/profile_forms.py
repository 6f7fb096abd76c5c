"""The forms of the profile: the care team's numbers, and how the page names the patient.

A form makes the whole profile anew from what was typed; it saves nothing.
"""

from msgspec.structs import replace

from companion import dates
from companion.domain.carnet import Carnet
from companion.domain.records import Profile, TeamContact, Usual
from companion.domain.symptoms import Attribute
from companion.ui.forms.form import Form
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import (
    NARROW,
    ChoiceField,
    NumberField,
    PhoneField,
    TextField,
    WholeField,
)

PROFILE = "profile"


def profile_body(carnet: Carnet) -> Profile:
    """What the profile says now; a blank one when none was written."""
    entry = carnet.profile()
    return entry.body if entry else Profile("")


def without_contact(profile: Profile, place: int) -> Profile:
    """The profile without the contact at `place` (from 0)."""
    return replace(profile, team=(*profile.team[:place], *profile.team[place + 1 :]))


class ContactForm(Form):
    """A number of the care team. The form's record id is its place in the list, or None."""

    def __init__(self, context: Context, form: OpenForm) -> None:
        texts, look = context.texts, context.look
        self._profile = profile_body(context.journal.carnet)
        places = dict(enumerate(self._profile.team))
        # A place that is no longer there (its contact was taken back) makes a new one.
        self._place = next((p for p in places if str(p) == form.record_id), None)
        old = None if self._place is None else places[self._place]
        super().__init__(
            context, form, texts("Correct this number") if old else texts("New number")
        )
        self.person = self.add(
            TextField(look, texts, "name", texts("Who answers")), old.name if old else ""
        )
        self.person.add_hint(texts("The day unit, the nurse, the night number…"))
        self.phone = self.add(
            PhoneField(
                look,
                texts,
                "phone",
                texts("Phone number"),
                width=NARROW,
                required=texts("Please write the phone number."),
            ),
            old.phone if old else "",
        )
        self.when = self.add(
            TextField(look, texts, "when", texts("When they answer"), width=NARROW),
            (old.when or "") if old else "",
        )

    def body(self) -> Profile:
        # The number alone is enough, as at the first start: it is what one looks for on a bad day.
        person = self.person.text() or self.context.texts("Care team")
        contact = TeamContact(person, self.phone.text(), self.when.text_or_none())
        team = list(self._profile.team)
        if self._place is None:
            team.append(contact)
        else:
            team[self._place] = contact
        return replace(self._profile, team=tuple(team))


class ProfileForm(Form):
    """The name and birth date for the page, the dates of the treatment, the usual figures."""

    def __init__(self, context: Context, form: OpenForm) -> None:
        texts, look = context.texts, context.look
        super().__init__(context, form, texts("About you, on the page"))
        old = self._old = profile_body(context.journal.carnet)
        usual = old.usual or Usual()
        self.patient = self.add(
            TextField(look, texts, "name", texts("Last name and first name")), old.name
        )
        self.patient.add_hint(texts("Left empty, the page leaves room to write it by hand."))
        self.birth = self.add_day("birth", texts("Date of birth"), old.birth_date)
        self._add_care(old)
        self.started = self.add_day("started", texts("First infusion on"), old.treatment_started)
        self.ended = self.add_day("ended", texts("Last infusion on"), old.last_dose)
        self.ended.add_hint(texts("Only once the treatment has ended."))
        self.stools = self.add(
            WholeField(look, texts, "stools", texts("Usual stools a day"), width=NARROW),
            "" if usual.stools_per_day is None else str(usual.stools_per_day),
        )
        self.weight = self.add(
            NumberField(look, texts, "weight", texts("Usual weight"), width=NARROW),
            ""
            if usual.weight_kg is None
            else dates.plain_number(usual.weight_kg, context.language),
        )
        self.weight.show_unit(texts("kg"))
        words = context.catalogue.levels[Attribute.INTENSITY]
        levels = [Choice(str(n), texts.words(word.label)) for n, word in enumerate(words)]
        self.fatigue = self.add(
            ChoiceField(
                look,
                texts,
                "fatigue",
                texts("Usual tiredness, before the treatment"),
                [*levels, Choice("", texts("Not sure"))],
            ),
            "" if usual.fatigue_level is None else str(usual.fatigue_level),
        )

    def _add_care(self, old: Profile) -> None:
        look, texts = self.context.look, self.context.texts
        self.care = {
            handle: self.add(TextField(look, texts, handle, words), typed or "")
            for handle, words, typed in (
                ("file-number", texts("File number at the hospital"), old.file_number),
                ("cancer", texts("Cancer"), old.cancer),
                ("hospital", texts("Hospital"), old.hospital),
                ("doctor", texts("Doctor"), old.doctor),
            )
        }
        self.care["file-number"].add_hint(texts("This line and the three below may stay empty."))

    def body(self) -> Profile:
        level = self.fatigue.code()
        usual = Usual(
            stools_per_day=self.stools.number(),
            weight_kg=self.weight.number(),
            fatigue_level=int(level) if level else None,
        )
        return replace(
            self._old,
            name=self.patient.text(),
            birth_date=self.birth.day(),
            file_number=self.care["file-number"].text() or None,
            cancer=self.care["cancer"].text() or None,
            hospital=self.care["hospital"].text() or None,
            doctor=self.care["doctor"].text() or None,
            usual=None if usual == Usual() else usual,
            treatment_started=self.started.day(),
            last_dose=self.ended.day(),
        )
