"""Copies on paper: a record becomes pages a person can keep, read with their eyes, or have read to them.

In goes a form, a response and what is known about the copy; out come bytes in memory: tagged PDF (PDF/UA-1) or PNG
pages. Nothing here reads or writes a record, and nothing readable is ever written to a disk.

    reading, leaving_out, values      what the record says, and what of it this copy leaves out
    record_copy, short_copy, wellness_plan, about_me, action_list, visit_letter, equipment_leaflet
                                      one module for each thing that is printed: content to blocks
    blocks, about, phrases, layouts   what pages are made of: parts, foot, fixed wording, sizes
    letters, typefaces, coverage      any script, any letter, on whatever fonts this machine has
    typesetting, spoken_text          blocks to pages, through typst; what a screen reader says
    protection, spoken_password       a password on the file, and one that can be said aloud
    people_named                      who else is named in a copy, to be looked at before it is given
"""
