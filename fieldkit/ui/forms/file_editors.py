"""Editors for photos and files: the file itself is taken in by whoever keeps the answers."""

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fieldkit.base.wording import said
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import raw
from fieldkit.records.files import is_recording, seconds_of
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.verbs import FormSurroundings, Json, OfferedFile, Verbs
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import Folding, flowing
from fieldkit.ui.widgets.picture import DropFrame, Thumbnail
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

NO_CAMERA = said(
    "Take photos with this computer's camera app or your work phone, then choose or paste them here."
)
RECORDINGS = said(
    "A voice note or film may last 90 seconds. Ask before you record: may I? The time and place in the file are taken out."
)
NO_RECORDINGS = said("Your organisation does not keep recordings. Write down what was said.")
_BESIDE = 0.6
_ASK_TITLE = said("What does it show?")


def size_words(size: int | None) -> str:
    """A size in bytes as people say it; empty where it is not known."""
    if size is None:
        return ""
    if size < 1_000_000:
        return tr("{max} kB", max=max(1, round(size / 1000)))
    return tr("{size} MB", size=f"{size / 1000000:.1f}")


def kind_words(inner: Json) -> str:
    """What kind of file an answer names; of a recording also how long it runs."""
    kind, seconds = str(inner.get("contentType") or ""), seconds_of(inner)
    if not is_recording(kind):
        return tr("Photo") if kind.startswith("image/") else tr("File")
    words = tr("Voice note") if kind.startswith("audio/") else tr("Film")
    return words if seconds is None else f"{words}, {seconds // 60}:{seconds % 60:02}"


def pasted() -> OfferedFile | None:
    """The picture or file on the clipboard; None where there is neither."""
    on_clipboard: QMimeData | None = QGuiApplication.clipboard().mimeData()
    held = QMimeData() if on_clipboard is None else on_clipboard
    places = [one.toLocalFile() for one in held.urls() if one.isLocalFile()]
    if places:
        return OfferedFile(places[0].rpartition("/")[2], place=places[0])
    picture = QGuiApplication.clipboard().image() if held.hasImage() else QImage()
    if picture.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes text here, its stubs say bytes
    return OfferedFile("pasted.png", content=bytes(buffer.data().data()))


class AttachmentEditor(Editor):
    """One photo or file: choose, drop or paste it, say what it shows, look at it, replace, remove."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        self._shown: Json | None = None
        self.thumbnail = Thumbnail(icon="file")
        self.title = LineField(tr("For example: the step at the back door"))
        self.title.typed.connect(self._typed)
        self.title.left.connect(self.finish)
        self.about = Words("", "small")
        self.look = Button(tr("Look at it"), "quiet", icon="eye")
        self.look.clicked.connect(self._look)
        self.remove = Button(tr("Remove"), "quiet", icon="remove")
        self.remove.clicked.connect(self._remove)
        self.take = Button(tr("Take a photo"), icon="camera")
        self.take.clicked.connect(self._take)
        self.add = Button(tr("Choose a photo or file"), icon="clip")
        self.add.clicked.connect(self._add)
        self.paste = Button(tr("Paste"), "quiet")
        self.paste.clicked.connect(self._paste)
        self.replace = Button(tr("Replace it"), "quiet", icon="clip")
        self.replace.clicked.connect(self._add)
        self.no_camera = Words(NO_CAMERA, "small")
        self.recordings = Words(RECORDINGS if around.recordings else NO_RECORDINGS, "small")
        self._build()
        self.setFocusProxy(self.add)

    def _build(self) -> None:
        beside = stack(
            Words(_ASK_TITLE, "label"),
            self.title,
            self.about,
            flowing(self.look, self.replace, self.remove),
            gap=6,
        )
        shown = stack(self.thumbnail)
        shown.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        beside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.held = Folding(shown, beside, share=_BESIDE, even=True)
        self.empty = DropFrame()
        self.empty.dropped.connect(self._dropped)
        inside = QVBoxLayout(self.empty)
        inside.setContentsMargins(tokens.SPACE_M, tokens.SPACE_M, tokens.SPACE_M, tokens.SPACE_M)
        inside.setSpacing(tokens.SPACE_S)
        inside.addWidget(flowing(self.take, self.add, self.paste))
        inside.addWidget(
            Words(
                tr("Or drop one here. It is made smaller; where and when it was taken is left out."), "small"
            )
        )
        inside.addWidget(self.no_camera)
        inside.addWidget(self.recordings)
        self.column.addWidget(self.held)
        self.column.addWidget(self.empty)

    def show_node(self, node: Node) -> None:
        """Show what is attached."""
        super().show_node(node)
        inner = raw(self.value) if self.value is not None else None
        held = isinstance(inner, dict)
        reveal(self.held, held)
        reveal(self.empty, not held and not self.locked)
        if isinstance(inner, dict):
            self._show_held(inner)
        else:
            self._shown = None
            self.thumbnail.show_content(b"")
        for button in (self.remove, self.replace):
            reveal(button, not self.locked)
        # An entry has its own button to remove it.
        reveal(self.remove, not self.locked and not node.entry_id)
        reveal(self.look, self.around.look_at is not None and str((inner or {}).get("url") or "") != "")
        item = node.item
        reveal(self.recordings, item is not None and any(map(is_recording, item.mime_types)))
        photo = item is None or not item.mime_types or any(k.startswith("image/") for k in item.mime_types)
        camera = photo and not held and not self.locked and self.around.has_camera()
        reveal(self.take, camera)
        reveal(self.no_camera, photo and not camera)

    def _show_held(self, inner: Json) -> None:
        kind = kind_words(inner)
        self.look.setText(
            tr("Save it to play it") if is_recording(str(inner.get("contentType"))) else tr("Look at it")
        )
        self.about.setText(" · ".join(part for part in (kind, size_words(inner.get("size"))) if part))
        if not (self.title.hasFocus() and self.pause.waiting):
            self.title.show_text(str(inner.get("title") or ""))
        self.title.set_locked(self.locked)
        described = inner.get("title") or tr("not described yet")
        self.thumbnail.setAccessibleName(f"{kind}: {described}")
        if self._shown is None or self._shown.get("url") != inner.get("url"):
            self._shown = inner
            self.thumbnail.show_content(b"")
            self.around.picture(
                {"valueAttachment": inner}, lambda content: self._show_picture(inner, content)
            )

    def _show_picture(self, inner: Json, content: bytes) -> None:
        if self._shown is not None and self._shown.get("url") == inner.get("url"):
            self.thumbnail.show_content(content)

    def describe(self, name: str, description: str) -> None:
        """Name the controls."""
        super().describe(name, description)
        for button in (self.take, self.add, self.paste, self.look, self.replace, self.remove):
            button.setAccessibleName(f"{name}: {button.text()}")
        self.add.setAccessibleDescription(description)
        self.title.setAccessibleName(f"{name}: {_ASK_TITLE}")
        self.title.setAccessibleDescription(tr("It is read aloud, and stands under the picture in print."))

    def _typed(self, text: str) -> None:
        self.touched.emit()
        self.pause.after(lambda: self._keep_title(text))

    def _keep_title(self, text: str) -> None:
        inner = raw(self.value) if self.value is not None else None
        if isinstance(inner, dict):
            told = {key: one for key, one in inner.items() if key != "title"}
            self.answer("valueAttachment", {**told, "title": text.strip()} if text.strip() else told)

    def _look(self) -> None:
        if self.around.look_at is not None and self.value is not None:
            self.around.look_at(self.value)

    def _remove(self) -> None:
        self.pause.flush()
        self.answer("valueAttachment", None)
        self.add.setFocus()

    def _add(self) -> None:
        self._attach(None)

    def _take(self) -> None:
        self.pause.flush()
        verbs, path = self.verbs, self.node.path
        self.around.take_photo(lambda offered: verbs.attach(path, offered))

    def _paste(self) -> None:
        offered = pasted()
        if offered is None:
            announce(self.paste, tr("There is no picture to paste. Copy one first."))
            self.paste.setText(tr("Nothing to paste yet"))
            return
        self._attach(offered)

    def _dropped(self, place: str) -> None:
        self._attach(OfferedFile(place.rpartition("/")[2], place=place))

    def _attach(self, offered: OfferedFile | None) -> None:
        self.pause.flush()
        self.touched.emit()
        self.verbs.attach(self.node.path, offered)
