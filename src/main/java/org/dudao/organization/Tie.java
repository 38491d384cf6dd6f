package org.dudao.organization;

import org.springframework.data.relational.core.mapping.Table;

/** Why a supervisor does not review a unit (人头熟、抹不开面子), declared by themselves or by the office. */
@Table(schema = "dudao", name = "tie")
public record Tie(String unit, String reason) {}
