"""FieldKit: joint home visits written down together, offline first.

This page is the map of the code. The packages are floors, and imports run downwards only:

    __main__, app, demo, dev   put the parts together: the only places that see every face
    ui | cli | hub        three faces that never import each other: the window, the command line, the server
    services              one module for each thing a person does, without a screen
    sync                  what passes between a laptop and the hub, and when
    store                 the encrypted store on the laptop: vault, database, search, outbox
    printing              a record as pages to keep: tagged PDF, large print, what a copy leaves out
    questionnaire         the FHIR R4 questionnaire engine: logic, checks, responses
    records               answers, revisions, signatures, merging: what a record is
    base                  clock, ids, bytes to sign, errors, settings as values

`records` and `questionnaire` neither read nor write anything: they are the rules that a laptop and the hub must share.
The hub stands on `records`, `questionnaire` and `sync.protocol` and knows nothing of a laptop's store.
Only `ui` and `app` know Qt. `docs/architecture.md` tells the whole story, and the tests under `tests/architecture`
hold the code to it.
"""

__version__ = "0.1.0"
