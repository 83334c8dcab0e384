"""The encrypted local store: keys in a vault, one SQLCipher database a practitioner, envelopes beside it.

Start with ``profile`` (create, list, open), then ``database`` (who may write and read, and when). Every other module is
a set of functions over an open connection, called inside ``Database.write`` or ``Database.read``: ``revisions`` and
``drafts`` hold what was written down, ``authoring`` is the one step that seals, ``projections`` derives the lists that
``lists`` and ``search`` read, ``outbox`` and ``receipts`` say what is safe at the hub.
"""
