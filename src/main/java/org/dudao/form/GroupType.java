package org.dudao.form;

import java.util.Set;
import org.springframework.stereotype.Component;

/** A group of fields. If it has a path, the values are stored in one variable. */
@Component
class GroupType implements ComponentType {

    @Override
    public Set<String> names() {
        return Set.of("group");
    }

    @Override
    public Set<String> settings() {
        return Set.of("components", "path", "showOutline", "verticalAlignment");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        rejectLock(inspection);
    }

    /** In form-js, these settings of a group do not apply to the fields inside. */
    static void rejectLock(ComponentInspection inspection) {
        if (inspection.settings().has("readonly") || inspection.settings().has("disabled")) {
            inspection.addError("的 readonly、disabled 对里面的字段不起作用，请设在各个字段上");
        }
    }
}
