package org.dudao.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Component;

/** The kinds of sheets that can be imported, and who may import them. */
@Component
class SheetImportAccess {

    private final List<SheetImport> imports;

    SheetImportAccess(List<SheetImport> imports) {
        this.imports = imports.stream()
                .sorted(Comparator.comparing(one -> one.description().kind()))
                .toList();
    }

    /** @throws Refusal when there is no such kind, or the caller may not import it */
    SheetImport find(String kind, SheetCaller caller) {
        var sheetImport = imports.stream()
                .filter(one -> one.description().kind().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.NOT_FOUND, "没有“%s”这种表，可以导入的有：%s。".formatted(kind, kinds())));
        sheetImport.requireAllowed(caller);
        return sheetImport;
    }

    /** The kinds that the caller may import. */
    List<ImportDescription> allowed(SheetCaller caller) {
        return imports.stream()
                .filter(one -> one.mayImport(caller))
                .map(SheetImport::description)
                .toList();
    }

    private String kinds() {
        return imports.stream().map(one -> one.description().kind()).collect(Collectors.joining("、"));
    }
}
