package org.dudao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dudao.sheet.SheetFile;
import org.dudao.support.TestCounty;

/** A roster that tests can change: the CSV texts by sheet name. */
record Sheets(Map<String, String> texts) {

    static Sheets ofTheTestCounty() throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (var file : TestCounty.sheets()) {
            texts.put(
                    file.name().substring(0, file.name().length() - ".csv".length()),
                    new String(file.content(), StandardCharsets.UTF_8));
        }
        return new Sheets(texts);
    }

    Sheets replacing(String sheet, String before, String after) {
        assertThat(text(sheet)).as("《%s》", sheet).contains(before);
        return with(sheet, text(sheet).replace(before, after));
    }

    Sheets adding(String sheet, String line) {
        return with(sheet, text(sheet) + line + "\n");
    }

    private String text(String sheet) {
        return texts.getOrDefault(sheet, "");
    }

    Sheets with(String sheet, String text) {
        var changed = new LinkedHashMap<>(texts);
        changed.put(sheet, text);
        return new Sheets(changed);
    }

    Sheets without(String sheet) {
        var changed = new LinkedHashMap<>(texts);
        changed.remove(sheet);
        return new Sheets(changed);
    }

    List<SheetFile> files() {
        return files(StandardCharsets.UTF_8, "");
    }

    List<SheetFile> files(Charset charset, String mark) {
        return texts.entrySet().stream()
                .map(sheet -> new SheetFile(sheet.getKey() + ".csv", (mark + sheet.getValue()).getBytes(charset)))
                .toList();
    }
}
