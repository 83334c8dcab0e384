"""Made-up words for documents that are put together from several records, and in every script that people here write."""

from __future__ import annotations

from typing import Final

from fieldkit.printing.agreed import Action, Contact, Goal, Known
from fieldkit.printing.blocks import Text
from fieldkit.printing.equipment_leaflet import Equipment
from fieldkit.printing.visit_letter import Letter

NUMBERS: Final = (
    Contact(
        Text("Orchard House team"), Text("01629 555 0142"), (Known(Text("Monday to Friday, nine to five")),)
    ),
    Contact(Text("Telecare, day and night"), Text("0800 555 0199")),
)
NEEDS: Final = (
    Text("Hearing aid: face her, and speak slowly"),
    Text("Call before visiting"),
    Text("Allergic to: penicillin"),
)
ACTIONS: Final = (
    Action(Text("Ask the landlord about a grab rail"), Text("Owen Pryce"), "2026-12-01"),
    Action(
        Text("Ring Denise about the Community Meal, and ask whether the minibus comes down Brook Lane"),
        Text("May"),
    ),
    Action(Text("Order a perching stool"), Text("Glynis Hart"), "2026-11-20", Text("done"), done=True),
)
LETTER: Final = Letter(
    to=(Text("Mary Ashdown"), Text("12 Brook Lane"), Text("Nether Hallow"), Text("SK17 9ZZ")),
    sender=(Text("Glynis Hart"), Text("Community nurse"), Text("Orchard House")),
    body=(
        Text(
            "We talked about the winter, and about who comes in. You told us that the stairs are hard in the morning."
        ),
        Text("We will come again before Christmas."),
    ),
    goals=(
        Goal(Text("Get to the Community Meal again.")),
        Goal(Text("My own front door, and me deciding who comes in.")),
    ),
    actions=ACTIONS[:2],
    numbers=NUMBERS,
    from_names=(Text("Glynis Hart"), Text("Owen Pryce")),
)
PIECES: Final = tuple(
    Equipment(
        Text(name),
        Text("To feel steady in the bathroom."),
        (Text("Use it the way you were shown."), Text("Take your time.")),
        (Text("Look at it before you use it."), Text("Nobody heavier than the limit may use it.")),
        (Text("it wobbles, slips or is cracked"), Text("a screw, foot or rubber end is loose or missing")),
        (Text("Wipe it with warm soapy water."), Text("Dry it before you use it.")),
        "160 kg",
        "2026-11-20",
    )
    for name in ("Perching stool, adjustable", "Bath board")
)
WELSH: Final = "cy"
SCRIPTS: Final = {
    WELSH: (
        "Rwy’n hoffi fy nhŷ, a sŵn y môr o’r gegin.",
        "Dw i eisiau mynd i’r capel ar ddydd Sul fel o’r blaen.",
    ),
    "pl": (
        "Chcę żyć we własnym domu, źdźbło po źdźble.",
        "Żeby wnuczka przyjeżdżała w soboty, jeśli auto odpali.",
    ),
    "ur": (
        "مجھے صبح چائے پینا پسند ہے، آٹھ بجے تک۔",
        "میں اپنے گھر میں رہنا چاہتی ہوں اور خود فیصلہ کرنا چاہتی ہوں کہ کون آئے گا۔",
    ),
    "ar": ("أحب أن أشرب الشاي في الصباح (كوب واحد).", "أريد أن أبقى في بيتي وأن أقرر بنفسي من يدخل إليه."),
    "bn": (
        "আমি সকালে চা খেতে ভালোবাসি, প্রতিদিন ক্ষুদ্র কিছু।",
        "আমি নিজের বাড়িতে থাকতে চাই এবং কে আসবে তা নিজেই ঠিক করতে চাই।",
    ),
}
