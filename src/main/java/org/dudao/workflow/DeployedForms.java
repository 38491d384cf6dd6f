package org.dudao.workflow;

import java.io.InputStream;
import java.util.function.Function;
import org.dudao.form.Form;
import org.dudao.form.FormReader;
import org.dudao.form.FormUnusableException;
import org.dudao.refusal.Refusal;
import org.springframework.util.ConcurrentLruCache;

/**
 * Reads deployed forms and keeps the most recently used ones in memory. A deployed form never changes, so an entry is never stale.
 * Loading happens outside any lock: two threads may load the same form at the same time.
 */
final class DeployedForms {

    /** Enough for all 58 forms in 8 versions. */
    static final int CAPACITY = 500;

    /**
     * A form in the engine's database.
     *
     * @param id the id of the form definition
     */
    record Key(String id, String deploymentId, String resourceName) {}

    private final FormReader reader;
    private final Function<Key, InputStream> files;
    private final ConcurrentLruCache<Key, Form> forms = new ConcurrentLruCache<>(CAPACITY, this::load);

    /** @param files opens the file of a form */
    DeployedForms(FormReader reader, Function<Key, InputStream> files) {
        this.reader = reader;
        this.files = files;
    }

    /** @throws Refusal when the form breaks a rule that is newer than its deployment */
    Form get(Key key) {
        return forms.get(key);
    }

    int size() {
        return forms.size();
    }

    private Form load(Key key) {
        try {
            return reader.read(files.apply(key));
        } catch (FormUnusableException e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "表单 %s 无法核对，请联系流程设计人员：%s。".formatted(key.resourceName(), e.getMessage()));
        }
    }
}
