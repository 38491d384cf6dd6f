package org.dudao.sheet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The office's own words for the headings of a kind of sheet. */
@RestController
@RequestMapping("/api/imports/{kind}/headings")
class SheetHeadingController {

    private final SheetImportAccess imports;
    private final SheetHeadingService headings;

    SheetHeadingController(SheetImportAccess imports, SheetHeadingService headings) {
        this.imports = imports;
        this.headings = headings;
    }

    /**
     * A word to add.
     *
     * @param sheet name of the sheet; may be left out when the kind has one sheet
     */
    record NewHeading(@Nullable String sheet, @Nullable String word, @Nullable String column) {}

    /** The words that the office has added. */
    @GetMapping
    List<SheetHeading> all(@PathVariable String kind, HttpServletRequest request) {
        return headings.of(layouts(kind, request));
    }

    /** Adds a word. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('office', 'camunda-admin')")
    void add(@PathVariable String kind, @RequestBody NewHeading heading, HttpServletRequest request) {
        var layouts = layouts(kind, request);
        var sheet =
                heading.sheet() == null && layouts.size() == 1 ? layouts.get(0).name() : textOf(heading.sheet());
        headings.add(
                layouts,
                new SheetHeading(sheet, textOf(heading.word()), textOf(heading.column())),
                UploadedSheets.caller(request).login());
    }

    /** Removes a word that the office has added. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('office', 'camunda-admin')")
    void remove(
            @PathVariable String kind,
            @RequestParam String sheet,
            @RequestParam String word,
            HttpServletRequest request) {
        headings.remove(layouts(kind, request), sheet, word);
    }

    private List<SheetLayout> layouts(String kind, HttpServletRequest request) {
        return imports.find(kind, UploadedSheets.caller(request)).layouts();
    }

    private static String textOf(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
