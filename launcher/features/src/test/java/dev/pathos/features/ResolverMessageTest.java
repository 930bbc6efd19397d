package dev.pathos.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ResolverMessageTest {
    @Test
    void should_blame_the_last_link_when_the_resolver_reports_a_chain() {
        String message =
                "Unable to resolve a [1](R 1.0): missing requirement [a [1](R 1.0)]"
                        + " osgi.wiring.package; (&(osgi.wiring.package=b.api)(version>=1.0.0)"
                        + "(!(version>=2.0.0))) [caused by: Unable to resolve b [2](R 2.0): missing"
                        + " requirement [b [2](R 2.0)] osgi.wiring.package;"
                        + " (osgi.wiring.package=c.spi)] Unresolved requirements: [[a [1](R 1.0)]"
                        + " osgi.wiring.package; (osgi.wiring.package=b.api)]";

        assertEquals(
                "needs the package c.spi, which no bundle here exports. Add the feature with the"
                        + " bundle that does.",
                ResolverMessage.explain(message));
    }

    @Test
    void should_name_both_providers_when_a_bundle_meets_one_package_twice() {
        String message =
                "Uses constraint violation. Unable to resolve resource a [a [9](R 9.0)] because it"
                        + " is exposed to package 'org.p' from resources one [one [2](R 2.0)] and"
                        + " two [two [4](R 4.0)] via two dependency chains.\n\nChain 1:";

        assertEquals(
                "meets the package org.p of both one and two. Split it so that each part uses one"
                        + " of them.",
                ResolverMessage.explain(message));
    }

    @Test
    void should_tell_each_kind_of_range() {
        String name = "(osgi.wiring.package=p)";
        String below = "(!(version>=2.0.0))";
        assertEquals("the package p", ResolverMessage.needed("osgi.wiring.package", name));
        assertEquals(
                "the package p from version 1.0.0",
                ResolverMessage.needed("osgi.wiring.package", "(&" + name + "(version>=1.0.0))"));
        assertEquals(
                "the package p from version 1.0.0 to below 2.0.0",
                ResolverMessage.needed(
                        "osgi.wiring.package", "(&" + name + "(version>=1.0.0)" + below + ")"));
        assertEquals(
                "the package p below version 2.0.0",
                ResolverMessage.needed("osgi.wiring.package", "(&" + name + below + ")"));
        assertEquals("x (y=1)", ResolverMessage.needed("x", "(y=1)"));
    }
}
