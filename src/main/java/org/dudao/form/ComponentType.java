package org.dudao.form;

import java.util.Set;

/**
 * A component type of form-js: its names and its settings. A form with a type that no bean of this interface names cannot be
 * deployed.
 */
interface ComponentType {

    /** The names of the type in form-js. */
    Set<String> names();

    /** The settings of this type, without the settings that all components have. */
    Set<String> settings();

    /** Checks the settings. */
    default void inspect(ComponentInspection inspection) {}
}
