package org.dudao.sheet;

import com.google.errorprone.annotations.FormatMethod;
import org.dudao.refusal.Refusal;

/** A file exceeds a limit of the reader. The reader stopped at the limit and did not read the rest. */
public final class SheetLimitRefusal extends Refusal {

    private SheetLimitRefusal(String reason) {
        super(Kind.BAD_REQUEST, reason);
    }

    @FormatMethod
    static SheetLimitRefusal of(String sentence, Object... parts) {
        return new SheetLimitRefusal(sentence.formatted(parts));
    }
}
