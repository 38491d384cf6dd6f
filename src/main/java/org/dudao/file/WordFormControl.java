package org.dudao.file;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A check box or a drop-down list of an old Word form. The text of the document does not contain its state. */
final class WordFormControl {

    private boolean checkBox;
    private boolean checked;
    private final List<String> entries = new ArrayList<>();
    private @Nullable String selected;

    private WordFormControl() {}

    /** Reads the beginning of a field to its end. The text is empty when the field is no such control. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        var control = new WordFormControl();
        control.read(xml);
        return control.checkBox ? (control.checked ? "☑" : "□") : control.selection();
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (WordXml.nextChild(xml)) {
            var value = WordXml.attribute(xml, "val");
            switch (WordXml.name(xml)) {
                case "w:checkBox" -> checkBox = true;
                // The present state comes after the default one.
                case "w:checked" -> checked = WordXml.isOn(value);
                case "w:default" -> {
                    checked = WordXml.isOn(value);
                    selected = selected == null ? value : selected;
                }
                case "w:result" -> selected = value;
                case "w:listEntry" -> entries.add(value == null ? "" : value);
                default -> {}
            }
            read(xml);
        }
    }

    /** Without a stated selection it is the first entry. */
    private String selection() {
        for (int i = 0; i < entries.size(); i++) {
            if (String.valueOf(i).equals(selected == null ? "0" : selected)) {
                return entries.get(i);
            }
        }
        return "";
    }
}
