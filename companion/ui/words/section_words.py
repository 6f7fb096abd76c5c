"""What the parts of the page are called where one chooses them."""

from typing import Final

from companion.actions.consultation import PageSection
from companion.domain.errors import N_

SECTIONS: Final = {
    PageSection.IDENTITY: N_("Name and date of birth"),
    PageSection.SYMPTOMS: N_("Symptoms day by day"),
    PageSection.WARNING_SIGNS: N_("Warning signs noted"),
    PageSection.TREATMENT: N_("Treatment and medicines"),
    PageSection.MEASUREMENTS: N_("Measurements"),
    PageSection.EVENTS: N_("Events"),
    PageSection.QUESTIONS: N_("My questions"),
    PageSection.REMARKS: N_("Remarks"),
    PageSection.NOTES: N_("Notes of the check-ins"),
    PageSection.DETAILS: N_("Details: where, sleep, surface"),
    PageSection.QUESTIONNAIRES: N_("The care team’s questionnaires"),
}
