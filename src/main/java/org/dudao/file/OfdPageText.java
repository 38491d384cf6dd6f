package org.dudao.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Joins the characters of OFD pages into lines, and the lines into paragraphs. A page states a position for each character.
 * The text keeps the order of the file.
 */
final class OfdPageText implements ZippedXml.Elements {

    /** Shares of the font size. */
    private static final double OTHER_LINE = 0.5;

    private static final double GAP = 0.8;
    private static final double RAGGED = 2;

    /** In millimetres. */
    private static final double USUAL_SIZE = 4;

    private static final Pattern PAGE_NUMBER = Pattern.compile("[-—–－\\s]*\\d{1,4}[-—–－\\s]*|第\\s*\\d+\\s*页.{0,10}");
    private static final Pattern RUNS_ON = Pattern.compile(".*[\\p{IsHan}，、]");

    /** A line of the current page. */
    private record Line(String text, double right, double size, boolean gapped) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private boolean withinCode;
    private long characters;
    private long withoutMeaning;

    private double left;
    private double top;
    private double[] matrix = {1, 0, 0, 1, 0, 0};
    private double fontSize;
    private double size;
    private double x;
    private double y;
    private double[] stepsX = {};
    private double[] stepsY = {};

    private double lastX;
    private double lastY;
    private double lastSize;
    private double lineRight;
    private boolean gapped;

    boolean isBlank() {
        return text.toString().isBlank();
    }

    /** Whether more text would be cut. */
    boolean isFull() {
        return text.length() > TextExtractor.MOST_CHARACTERS;
    }

    /** Whether most characters are private ones, which a font of the file draws as something else. */
    boolean isMostlyWithoutMeaning() {
        return withoutMeaning * 3 > characters;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    @Override
    public boolean next(int event, XMLStreamReader xml) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "TextObject" -> startObject(xml);
                case "TextCode" -> startCode(xml);
                default -> {}
            }
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("TextCode")) {
            endCode();
        } else if (withinCode && xml.isCharacters()) {
            code.append(xml.getText());
        }
        return lines.size() + text.length() + line.length() <= 2 * TextExtractor.MOST_CHARACTERS;
    }

    private void startObject(XMLStreamReader xml) {
        var boundary = numbers(xml.getAttributeValue(null, "Boundary"));
        left = boundary.length > 1 ? boundary[0] : 0;
        top = boundary.length > 1 ? boundary[1] : 0;
        var transformation = numbers(xml.getAttributeValue(null, "CTM"));
        matrix = transformation.length == 6 ? transformation : new double[] {1, 0, 0, 1, 0, 0};
        var sizes = numbers(xml.getAttributeValue(null, "Size"));
        fontSize = sizes.length > 0 ? sizes[0] : USUAL_SIZE;
        size = Math.abs(fontSize * Math.hypot(matrix[2], matrix[3]));
        x = 0;
        y = 0;
    }

    /** A code without a place continues at the place of the one before. */
    private void startCode(XMLStreamReader xml) {
        withinCode = true;
        code.setLength(0);
        var codeX = numbers(xml.getAttributeValue(null, "X"));
        var codeY = numbers(xml.getAttributeValue(null, "Y"));
        x = codeX.length > 0 ? codeX[0] : x;
        y = codeY.length > 0 ? codeY[0] : y;
        stepsX = numbers(xml.getAttributeValue(null, "DeltaX"));
        stepsY = numbers(xml.getAttributeValue(null, "DeltaY"));
    }

    private void endCode() {
        withinCode = false;
        var all = code.toString().strip().codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            if (i > 0) {
                double width = stepsX.length + stepsY.length == 0 ? width(all[i - 1]) : 0;
                x += i <= stepsX.length ? stepsX[i - 1] : width;
                y += i <= stepsY.length ? stepsY[i - 1] : 0;
            }
            add(all[i]);
        }
    }

    /** An estimate, for files that state no steps: digits and Latin letters are half as wide as others. */
    private double width(int character) {
        return character < 0x80 ? fontSize / 2 : fontSize;
    }

    private void add(int character) {
        double pageX = left + matrix[0] * x + matrix[2] * y + matrix[4];
        double pageY = top + matrix[1] * x + matrix[3] * y + matrix[5];
        if (!line.isEmpty()) {
            boolean sameLine =
                    Math.abs(pageY - lastY) <= OTHER_LINE * Math.max(size, lastSize) && pageX >= lastX - size;
            if (!sameLine) {
                endLine();
            } else if (pageX - lastX > (1 + GAP) * lastSize
                    && !Character.isWhitespace(line.charAt(line.length() - 1))) {
                line.append(' ');
                gapped = true;
            }
        }
        line.appendCodePoint(character);
        characters++;
        int type = Character.getType(character);
        withoutMeaning += type == Character.PRIVATE_USE || character == 0xFFFD || type == Character.UNASSIGNED ? 1 : 0;
        lastX = pageX;
        lastY = pageY;
        lastSize = size;
        lineRight = Math.max(lineRight, lastX + size);
    }

    private void endLine() {
        var content = line.toString().strip();
        if (!content.isEmpty()) {
            lines.add(new Line(content, lineRight, lastSize, gapped));
        }
        line.setLength(0);
        lineRight = 0;
        gapped = false;
    }

    /** Joins the lines of the page. A line that reaches the right margin runs on, also to the next page. */
    void endPage() {
        endLine();
        removePageNumbers();
        double margin = lines.stream().mapToDouble(Line::right).max().orElse(0);
        for (var current : lines) {
            boolean full = current.right() >= margin - RAGGED * current.size();
            boolean runsOn = full
                    && !current.gapped()
                    && lines.size() > 1
                    && RUNS_ON.matcher(current.text()).matches();
            text.append(current.text()).append(runsOn ? "" : "\n");
        }
        lines.clear();
        x = 0;
        y = 0;
    }

    /** A number in the first or the last line. */
    private void removePageNumbers() {
        for (int i : new int[] {lines.size() - 1, 0}) {
            if (lines.size() > 1 && PAGE_NUMBER.matcher(lines.get(i).text()).matches()) {
                lines.remove(i);
            }
        }
    }

    /** Numbers separated by spaces; "g 3 1.5" stands for 1.5 three times. */
    private static double[] numbers(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return new double[0];
        }
        var words = list.strip().split("[\\s,]+", -1);
        var numbers = new ArrayList<Double>();
        for (int i = 0; i < words.length; i++) {
            boolean repeated = words[i].equals("g") && i + 2 < words.length;
            long times = repeated ? Math.round(number(words[i + 1])) : 1;
            double value = number(words[repeated ? i + 2 : i]);
            for (long n = 0; n < times && numbers.size() < TextExtractor.MOST_CHARACTERS; n++) {
                numbers.add(value);
            }
            i += repeated ? 2 : 0;
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
