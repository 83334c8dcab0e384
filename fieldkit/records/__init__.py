"""What is kept and how it joins: answers that name what they replace, signed batches of them, and pure merging.

Start with ``paths`` and ``values``, then ``revisions`` (what is hashed and signed), ``merge`` (what a record says now).
Nothing here knows a screen, a database or a network.
"""
