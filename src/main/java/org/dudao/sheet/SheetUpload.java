package org.dudao.sheet;

import java.util.List;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A request to import.
 *
 * @param files at least one
 * @param campaign id of the campaign that the rows belong to; null for the only one in question
 */
public record SheetUpload(List<SheetFile> files, SheetCaller caller, @Nullable String campaign) {

    /** @throws Refusal when there are several */
    public SheetFile onlyFile() {
        if (files.size() > 1) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "一次只能导入一个文件，现在选了%d个。".formatted(files.size()));
        }
        return files.get(0);
    }
}
