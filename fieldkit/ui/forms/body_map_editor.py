"""The editor for a place on the body: a drawing to press, and an equal list of the same places."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from fieldkit.questionnaire import body_map
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.body_map import Point
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.value_types import raw
from fieldkit.records.paths import Path
from fieldkit.ui.forms.choice_editors import ChoiceEditor
from fieldkit.ui.forms.verbs import FormSurroundings, Json, Verbs
from fieldkit.ui.forms.words import option_of
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.body_figure import BodyFigure
from fieldkit.ui.widgets.text import Words

BODY_MAP = "body-map"
_DIGITS = 4


def _code(value: Json) -> str:
    inner = raw(value)
    return str(inner.get("code") or "") if isinstance(inner, dict) else ""


def beside(item: Item, url: str, path: Path) -> Path:
    """The path of the question that a body map writes to as well, as its extension names it; () for none."""
    named = Extensions(item.json).value(url)
    return (*path[:-1], *named.split("/")) if isinstance(named, str) and named else ()


def _share(number: float) -> Decimal:
    return Decimal(str(round(number, _DIGITS)))


class BodyMapEditor(ChoiceEditor):
    """Choose in the drawing or in the list; the drawing also says from where it is seen, and where exactly."""

    def __init__(
        self, node: Node, verbs: Verbs, around: FormSurroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(node, verbs, around, parent)
        self.figure = BodyFigure({_code(option.value): option.text for option in node.options})
        self.figure.pressed.connect(self._pressed)
        self.column.insertWidget(0, self.figure)
        self.column.insertWidget(
            1, Words(tr("Left and right are the person's own. The list has the same places."), "small")
        )
        self._last: tuple[str, str, Point | None] = ("", "", None)

    def show_node(self, node: Node) -> None:
        """Show the place in the drawing and in the list."""
        super().show_node(node)
        option = option_of(node.options, node.values[0]) if len(node.values) == 1 else None
        code = _code(option.value) if option is not None else ""
        if code != self._last[1]:
            self._last = (body_map.view_of(code), code, None)
        self.figure.set_chosen(*self._last)
        self.figure.set_locked(self.locked)

    def describe(self, name: str, description: str) -> None:
        """Name the drawing too."""
        super().describe(name, description)
        chosen = next(
            (option.text for option in self.node.options if _code(option.value) == self._last[1]), ""
        )
        spoken = (
            tr("Drawing of a body. Chosen: {place}.", place=chosen)
            if chosen
            else tr("Drawing of a body. Nothing chosen.")
        )
        self.figure.setAccessibleName(f"{name} {spoken}")

    def _pressed(self, view: str, code: str, across: float, down: float) -> None:
        option = next((one for one in self.node.options if _code(one.value) == code), None)
        item = self.node.item
        if option is None or item is None:
            return
        self.touched.emit()
        self._last = (view, code, (across, down))
        self.verbs.set(self.node.path, self._value(option))
        coding = raw(option.value)
        system = coding.get("system") if isinstance(coding, dict) else None
        seen = {"system": system, "code": f"view-{view}", "display": f"The {view}"}
        for url, value in (
            (ext.BODY_VIEW, {"valueCoding": {key: one for key, one in seen.items() if one}}),
            (ext.BODY_ACROSS, {"valueDecimal": _share(across)}),
            (ext.BODY_DOWN, {"valueDecimal": _share(down)}),
        ):
            path = beside(item, url, self.node.path)
            if path:
                self.verbs.set(path, value)

    def _chosen(self, key: str | None) -> None:
        """From the list: where exactly is not known any more."""
        item = self.node.item
        super()._chosen(key)
        if item is not None:
            for url in (ext.BODY_ACROSS, ext.BODY_DOWN):
                path = beside(item, url, self.node.path)
                if path:
                    self.verbs.set(path, None)
