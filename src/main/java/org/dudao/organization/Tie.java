package org.dudao.organization;

import org.springframework.data.relational.core.mapping.Table;

/** The reason why a supervisor does not review a unit (人头熟、抹不开面子), declared by the supervisor or the office. */
@Table(schema = "dudao", name = "tie")
public record Tie(String unit, String reason) {}
