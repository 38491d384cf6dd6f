package org.dudao.form;

import java.util.Set;

/**
 * What one of form-js' types of component takes, and whatever else is particular to it. A type that no bean of this kind names
 * cannot be deployed.
 */
interface ComponentType {

    /** form-js' names for it. */
    Set<String> names();

    /** The settings that it has beyond those of all components. */
    Set<String> settings();

    /** Holds the settings against what the type understands. */
    default void inspect(ComponentInspection inspection) {}
}
