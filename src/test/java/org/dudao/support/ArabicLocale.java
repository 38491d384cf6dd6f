package org.dudao.support;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test under a default locale whose formatted numbers have Arabic digits. */
public class ArabicLocale implements BeforeEachCallback, AfterEachCallback {

    private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");

    private Locale before = Locale.ROOT;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = Objects.requireNonNull(Locale.getDefault());
        Locale.setDefault(ARABIC);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Locale.setDefault(before);
    }
}
