"""Made-up people and days for the tests and pictures of the window. Nobody here exists."""

from fieldkit.ui.screens.conflicts import ConflictData, Version
from fieldkit.ui.screens.facts import Fact, RecordLine
from fieldkit.ui.screens.people import PersonLine
from fieldkit.ui.screens.person import Contact, GoalLine, PersonData
from fieldkit.ui.screens.person_parts import FeelingLine
from fieldkit.ui.screens.prepare import PrepareData
from fieldkit.ui.screens.review import ReviewAnswer, ReviewData, ReviewFinding
from fieldkit.ui.screens.sync_centre import ShareWords, SyncData, SyncLine
from fieldkit.ui.screens.today_data import ActionLine, NewsLine, TodayData, VisitLine
from fieldkit.ui.screens.unlock import ProfileChoice, UnlockData
from fieldkit.ui.screens.visit_data import LookAt, TabData, VisitData

NEEDS = (
    Fact("Lip-reads: sit where the light is on your face", "accent"),
    Fact("Large print 18 pt", "accent"),
    Fact("Needs time to answer", "accent"),
    Fact("Allergic to penicillin, 2019, GP letter", "bad"),
    Fact("Call before visiting", "accent"),
)

UNLOCK = UnlockData(
    (ProfileChoice("p1", "Sharon Pike", "Social worker"), ProfileChoice("p2", "Glynis Hart", "CPN")),
    3,
    "01782 000000",
)

CONCERN = RecordLine(
    "r9",
    "Safeguarding concern",
    "R. Moss",
    "sent first",
    "Safe at the hub",
    "ok",
    restricted=True,
    when="20 Nov",
)

TODAY = TodayData(
    "Sunday 22 November",
    "Three visits, two with Glynis. No signal last time at Longnor.",
    (
        VisitLine(
            "v1",
            "m",
            "09:30",
            "50 min",
            "Mary Ashdown",
            "May",
            "12 Brook Lane, Longnor",
            "joint visit with Glynis Hart (CPN)",
            (NEEDS[4], NEEDS[0], Fact("Review of raised toilet seat due", "wait")),
        ),
        VisitLine(
            "v2", "k", "11:15", "40 min", "Karen Doyle", "", "Flat 3, Weston Court", "wellness plan, part 3"
        ),
        VisitLine(
            "v3",
            "i",
            "14:00",
            "30 min",
            "Iwan Pryce",
            "",
            "Tŷ Isaf, Upper Hulme",
            "equipment with Crew Manager Bell",
            (Fact("Dog: ask him to shut it in", "bad"),),
        ),
    ),
    (
        NewsLine("n1", "Adult safeguarding acknowledged your concern for R. Moss", "07:40", restricted=True),
        NewsLine("n2", "Community Meal said yes to Karen; ask for Denise", "yesterday"),
    ),
    (
        RecordLine("r1", "Conversation record", "May", "", "On this laptop only", "wait"),
        RecordLine("r2", "Equipment", "Mr Pryce", "2 photos", "On this laptop only", "wait"),
        CONCERN,
    ),
    (
        ActionLine("a1", "Ring Warm and Well for May", "agreed 14 Nov, due today", True),
        ActionLine("a2", "Grab rail: landlord's answer", "due Monday"),
    ),
)

PEOPLE = tuple(
    PersonLine(f"p{n}", name, called, detail)
    for n, (name, called, detail) in enumerate(
        [
            ("Mary Ashdown", "May", "85 · 12 Brook Lane, Longnor"),
            ("Karen Doyle", "", "41 · Flat 3, Weston Court"),
            ("Iwan Pryce", "", "77 · Tŷ Isaf, Upper Hulme"),
            ("Name not known", "Red", "about 50 · tent behind the station"),
        ]
    )
)

PERSON = PersonData(
    "m",
    "Mary Ashdown",
    "May",
    "Mary Ashdown · 85 · 943 476 5919 · 12 Brook Lane, Longnor",
    "NHS number checked on a letter, 2 Nov, Sharon",
    NEEDS,
    "I want to stay in my own kitchen, with the radio on and somebody popping in who isn't in a hurry.",
    "May, to Sharon Pike, 14 November",
    sorting=(("e1", "Open since 14 September · Sharon leads · waiting for landlord"),),
    goals=(
        GoalLine(
            "Get to the Community Meal again",
            "May rings Denise · Sharon books the bus · by 30 Nov",
            "May says 6 of 10",
        ),
        GoalLine("Feel steady in the bathroom", "Crew Manager Bell fits a rail · waiting for landlord"),
    ),
    feelings=(
        FeelingLine("Satisfied", 4, 6, "more satisfied"),
        FeelingLine("Anxious", 8, 5, "less anxious"),
    ),
    feelings_before="14 September",
    feelings_now="14 November",
    story=(
        RecordLine(
            "r1",
            "Conversation record",
            "May",
            "signed by Sharon Pike and Glynis Hart, agreed by May",
            "Safe at the hub",
            "ok",
            when="14 Nov",
        ),
        RecordLine(
            "r2",
            "Equipment",
            "May",
            "raised toilet seat 100 mm fitted, review due today",
            "On this laptop only",
            "wait",
            when="2 Nov",
        ),
        CONCERN,
    ),
    people=(
        Contact("Jean Ashdown", "daughter", "keyholder · may talk about: shopping, visits"),
        Contact("Tom Ashdown", "son", "", "Do not contact: ask Sharon why."),
    ),
    getting_in="Side door. Knock loudly, wait two minutes.",
    has_key_code=True,
    likes=(("Please do", "Knock twice and call out your name."),),
    pets="Bramble, a cat",
    in_place=(("Raised toilet seat 100 mm", "Fitted · 2 November"),),
    risks=("Loose stair carpet, seen 3 October.",),
    shared_with="GP surgery: summary · Fire and rescue: short view",
    as_of="As of 08:12 today",
)

CONFLICT = ConflictData(
    "c1",
    "May Ashdown · Conversation · Staying safe",
    "What happened with the step at the back door?",
    (
        Version(
            "1",
            "May tripped on the step once in October, carrying the coal. She says it was dark. She did not hurt herself.",
            "Sharon Pike, social worker",
            "09:52, your laptop",
        ),
        Version(
            "2",
            "May tripped on the step twice in October, carrying the coal. She did not hurt herself. She has stopped going out at night.",
            "Glynis Hart, CPN",
            "09:55, her laptop",
        ),
    ),
    person="May",
)
NUMBER_CONFLICT = ConflictData(
    "c2",
    "May Ashdown · Conversation · Staying safe",
    "Falls this year",
    (Version("1", "2", "Sharon Pike", "09:52"), Version("2", "3", "Glynis Hart", "09:55")),
    joinable=False,
    safety=True,
    person="May",
)

SYNC = SyncData(
    "You can keep working.",
    True,
    ShareWords(0.58, "4 of 9 sent, 31 kB of 52 kB", "About 20 seconds left"),
    False,
    True,
    (
        SyncLine(
            RecordLine(
                "r1",
                "Conversation record",
                "May Ashdown",
                "signed by two · also on Glynis's laptop",
                "Sending",
                "accent",
            )
        ),
        SyncLine(
            RecordLine(
                "r2",
                "Equipment assessment",
                "Iwan Pryce",
                "answers sent · 1 of 3 photos safe",
                "Photos waiting",
                "wait",
            )
        ),
        SyncLine(
            RecordLine("r3", "Telecare response", "Station 14", "", "Not accepted", "bad"),
            "The hub said no: this form was withdrawn on Friday (FK-HUB-FORM-WITHDRAWN).",
            "Ring the service desk. They can take it as it is.",
        ),
    ),
    (SyncLine(CONCERN),),
    12,
    (
        RecordLine(
            "r7",
            "Conversation record",
            "Karen Doyle",
            "Glynis Hart wrote in it, today 07:40",
            "At the hub",
            "plain",
        ),
    ),
    1,
    ("Olive Grant moved to the Leek team. Her records leave this laptop once your last note has arrived.",),
)

REVIEW = ReviewData(
    "Conversation record",
    "May Ashdown · 22 November",
    "May",
    "Sharon Pike",
    (
        ReviewFinding(
            ("about", "b.matters"),
            "What matters most to you?",
            "This needs an answer before you sign.",
            "error",
        ),
    ),
    (ReviewFinding(("safe", "f.falls"), "Falls this year", "This is more than last time.", "warning"),),
    (ReviewAnswer("Reaction to penicillin", "Rash"),),
    (
        (
            "What matters to me",
            (
                ReviewAnswer("A good day looks like", "Up by eight, the radio, Jean's phone call."),
                ReviewAnswer(
                    "What matters most to you?",
                    "My kitchen, my radio. Not being rushed.",
                    True,
                    "May, to Sharon",
                ),
            ),
        ),
        (
            "Goals",
            (
                ReviewAnswer(
                    "What do you want to be different?",
                    "Get to the Community Meal again",
                    True,
                    "May, to Sharon",
                ),
            ),
        ),
    ),
    1,
)

VISIT = VisitData(
    "v1",
    "Mary Ashdown",
    "May",
    "visit since 09:34 · with Glynis Hart",
    (
        TabData("conversation", "Conversation"),
        TabData("wellness", "Wellness plan"),
        TabData("concern", "Safeguarding concern", True),
    ),
    Fact("Glynis's laptop: last heard 10:02", "accent"),
    "I want to stay in my own kitchen.",
    "May, 14 November",
    NEEDS[:1],
    (("Somebody popping in who isn't in a hurry.", "14 Nov, Sharon"),),
    (
        LookAt(
            "Two answers",
            "wait",
            "Staying safe: “falls this year”. You wrote 2, Glynis wrote 3.",
            "Settle",
            "settle",
        ),
    ),
)

PREPARE = PrepareData(
    "v1",
    "Prepare: May",
    "Sunday 09:30 · 12 Brook Lane",
    "As of 08:12 today",
    NEEDS,
    PERSON.matters,
    PERSON.matters_said,
    (
        ("Since you last looked", ("Raised toilet seat fitted, 2 November",)),
        ("Promised", ("Sharon rings Warm and Well, due today",)),
    ),
    can_log=True,
)
