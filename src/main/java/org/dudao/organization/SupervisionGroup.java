package org.dudao.organization;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A group that guides, urges, serves and checks its units (指导、督促、服务、检查). */
@Table(schema = "dudao", name = "supervision_group")
public class SupervisionGroup {

    @Id
    private final String code;

    private String name;

    @Version
    @SuppressWarnings("UnusedVariable") // Spring Data uses it
    private @Nullable Long version;

    SupervisionGroup(String code, String name) {
        this.code = code;
        this.name = name;
    }

    void rename(String name) {
        this.name = name;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
