package org.dudao.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A township, department or enterprise in the campaign, with its supervision group. */
@Table(schema = "dudao", name = "unit")
public class Unit {

    @Id
    private final String code;

    private String name;
    private UnitKind kind;
    private String supervisionGroup;
    private @Nullable Instant dissolvedAt;

    @SuppressWarnings("UnusedVariable") // only saved
    private @Nullable String mergedInto;

    @Version
    @SuppressWarnings("UnusedVariable") // Spring Data uses it
    private @Nullable Long version;

    Unit(String code, String name, UnitKind kind, String supervisionGroup) {
        this.code = code;
        this.name = name;
        this.kind = kind;
        this.supervisionGroup = supervisionGroup;
    }

    /** As the roster lists it. A dissolved unit that is listed again is restored. */
    void describe(String name, UnitKind kind) {
        this.name = name;
        this.kind = kind;
        dissolvedAt = null;
        mergedInto = null;
    }

    void dissolve(Instant now, @Nullable String successor) {
        dissolvedAt = now;
        mergedInto = successor;
    }

    boolean isDissolved() {
        return dissolvedAt != null;
    }

    void moveTo(String supervisionGroup) {
        this.supervisionGroup = supervisionGroup;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public UnitKind kind() {
        return kind;
    }

    /** The code of the present supervision group. */
    public String supervisionGroup() {
        return supervisionGroup;
    }
}
