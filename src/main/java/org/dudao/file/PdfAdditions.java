package org.dudao.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PDF that is not in the content of its pages.
 *
 * @param text the values of the form and the texts that were typed onto the pages, one in a line
 * @param notices about comments and attached files, whose text is left out
 */
record PdfAdditions(String text, List<String> notices) {

    static PdfAdditions of(PDDocument pdf) throws IOException, UnreadableFileException {
        var text = new StringBuilder();
        int comments = 0;
        for (var page : pdf.getPages()) {
            for (var annotation : page.getAnnotations(PdfAdditions::isShown)) {
                var contents = annotation.getContents();
                if (contents == null || contents.isBlank()) {
                    continue;
                }
                if (annotation instanceof PDAnnotationFreeText) {
                    text.append(contents.strip()).append('\n');
                } else if (annotation instanceof PDAnnotationMarkup) {
                    comments++;
                }
            }
        }
        text.append(form(pdf));
        var notices = new ArrayList<String>();
        if (comments > 0) {
            notices.add("这个PDF里有%d条批注，没有列入比较；要看批注请打开文件，或者请单位定稿后重新上传。".formatted(comments));
        }
        if (hasFiles(pdf)) {
            notices.add("这个PDF里附有别的文件，那里的文字没有读取；请打开文件查看。");
        }
        return new PdfAdditions(text.toString(), notices);
    }

    private static boolean isShown(PDAnnotation annotation) {
        return !annotation.isHidden() && !annotation.isNoView();
    }

    private static String form(PDDocument pdf) throws UnreadableFileException {
        var form = pdf.getDocumentCatalog().getAcroForm(null);
        var values = new StringBuilder();
        if (form == null) {
            return "";
        }
        if (form.xfaIsDynamic()) {
            throw new UnreadableFileException("这个PDF是XFA动态表单，读不出文字；请打开查看，或者请单位另存为普通的PDF后重新上传。");
        }
        for (var field : form.getFieldTree()) {
            var value = value(field);
            if (value != null && !value.isBlank()) {
                values.append(nameOf(field)).append('：').append(value.strip()).append('\n');
            }
        }
        return values.toString();
    }

    private static @Nullable String value(PDField field) {
        if (field instanceof PDCheckBox box) {
            return box.getValue().equals(COSName.Off.getName()) ? "□" : "☑";
        }
        if (field instanceof PDChoice choice) {
            return String.join("、", choice.getValue());
        }
        boolean isValue = field instanceof PDVariableText || field instanceof PDRadioButton;
        return isValue ? field.getValueAsString() : null;
    }

    /** The name that the reader sees when he points at the field, if it has one. */
    private static String nameOf(PDField field) {
        var shown = field.getAlternateFieldName();
        return shown == null || shown.isBlank() ? field.getFullyQualifiedName() : shown;
    }

    private static boolean hasFiles(PDDocument pdf) throws IOException {
        var names = pdf.getDocumentCatalog().getNames();
        var files = names == null ? null : names.getEmbeddedFiles();
        return files != null
                && (files.getKids() != null
                        || (files.getNames() != null && !files.getNames().isEmpty()));
    }
}
