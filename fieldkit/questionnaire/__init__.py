"""The questionnaire engine: FHIR R4 forms in, a live form in memory, FHIR R4 responses out.

Pure rules: nothing here reads a file, a database or the network, and nothing knows of a screen.

    definition   a form file becomes a Form (a tree of Items)
    session      a Form being filled in: answers in, what is enabled, calculated and wrong out
    response     a session as a QuestionnaireResponse, and back
    check        what in a form file can't be honoured faithfully
"""
