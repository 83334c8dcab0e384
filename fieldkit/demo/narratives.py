"""What made-up people say, and what is asked of whoever visits them. All of it was made up for this demo."""

MATTERS = (
    "My kitchen, the radio on, and somebody popping in who isn't in a hurry.",
    "Getting to chapel on a Sunday. I've not missed many in sixty years.",
    "The garden. If I can get as far as the beans I'm all right.",
    "Seeing our Danny's little one. He brings her Saturdays if the car starts.",
    "Not being talked over. I'm sat here, ask me.",
    "Keeping the dog. She's company, and she gets me out.",
    "I want to cook for myself again, even if it's only an egg.",
    "Sleeping through. I'd give anything for one whole night.",
    "Being useful. I used to run the club accounts and nobody asks me anything now.",
    "My own front door, and me deciding who comes in through it.",
    "The bingo, the girls from work, a laugh. It's that I miss.",
    "That my lad doesn't have to give up his job over me.",
    "Quiet. I can't do with shouting, I never could.",
    "Getting upstairs to my own bed.",
    "Going to the match. I'd sit in the wheelchair if that's what it takes.",
    "Prayers on time, and food that I know what's in it.",
    "Somebody who speaks Polish, when I'm tired the English goes.",
    "My books. The print gets smaller every year.",
    "Paying my own way. I've never owed anybody.",
    "The birds at the feeder of a morning with the first brew.",
)

ADJUSTMENTS = (
    "I lip-read", "Hearing aid", "More time", "A quiet room", "Somebody with me", "Large print", "Easy read",
    "Knock loudly and wait two minutes", "Sit where the light is on your face", "Say who you are first, every time",
    "Mornings are best, after ten",
)  # fmt: skip

ALERTS = ("Call before visiting", "Blood thinner", "Home oxygen", "penicillin", "nuts", "Seizures")

PURPOSES = (
    "First talk together", "How the week has been", "After coming home from hospital", "Getting about safely",
    "Money worries", "Company and getting out", "Looking again at what we agreed",
)  # fmt: skip

GOALS = (
    ("Get to the Community Meal again", "Ring Denise about the Community Meal"),
    ("Feel steady in the bathroom", "Ask the landlord about a grab rail"),
    ("Be warm enough this winter", "Ring Warm and Well"),
    ("Sleep better", "Keep a sleep diary for two weeks"),
    ("See more people", "Try the men's shed on a Thursday"),
    ("Sort the bills out", "Make a time with Citizens Advice"),
    ("Walk to the shop and back", "Ask the falls service for a visit"),
)

SUMMARIES = (
    "We talked about the winter, and about who comes in.",
    "A good week, but the nights are long.",
    "Tired of being asked the same thing by everybody.",
    "Managing, with help from next door.",
    "Worried about the stairs. Wants to stay put.",
)
