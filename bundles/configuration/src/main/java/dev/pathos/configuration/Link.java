package dev.pathos.configuration;

/**
 * A reference of a component to a service, which a configuration wires by part name.
 *
 * @param name the reference's name, the key in the file
 * @param service the full name of the interface
 * @param multiple whether it takes more than one
 * @param mandatory whether it needs at least one
 * @param served whether the component's own target says which service it takes where a file has no
 *     part for it
 */
record Link(String name, String service, boolean multiple, boolean mandatory, boolean served) {
    /** The interface's name without its package. */
    String kind() {
        return simple(service);
    }

    static String simple(String service) {
        return service.substring(service.lastIndexOf('.') + 1);
    }
}
