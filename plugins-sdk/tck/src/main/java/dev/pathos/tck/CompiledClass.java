package dev.pathos.tck;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * What a class file says of itself.
 *
 * @param name the class's name, with dots
 * @param release the oldest release of Java that runs it
 * @param interfaces names of the interfaces that it implements or extends
 * @param packages what the virtual machine may have to load for it: packages of the types in its
 *     declarations and instructions; those of annotations are not among them, which Java passes
 *     over where they are missing
 */
record CompiledClass(
        String name, int release, List<String> interfaces, SortedSet<String> packages) {
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int METHOD_TYPE = 16;

    /** The release whose class files have version 1 would be this much older. */
    private static final int BEFORE_RELEASES = 44;

    static CompiledClass read(byte[] file) {
        ClassReader reader = new ClassReader(file);
        SortedSet<String> packages = new TreeSet<>();
        constants(reader, packages);
        reader.accept(new Visitor(packages), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new CompiledClass(
                reader.getClassName().replace('/', '.'),
                (reader.readUnsignedShort(6) & 0xffff) - BEFORE_RELEASES,
                List.of(reader.getInterfaces()).stream().map(n -> n.replace('/', '.')).toList(),
                packages);
    }

    /**
     * Members of classes that code refers to; a class that nothing but the pool names is unused.
     */
    private static void constants(ClassReader reader, SortedSet<String> packages) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            // 0 stands for the second half of a long or double
            switch (at == 0 ? 0 : reader.readByte(at - 1)) {
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    add(Type.getObjectType(reader.readClass(at, buffer)), packages);
                    int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                    add(Type.getType(reader.readUTF8(nameAndType + 2, buffer)), packages);
                }
                case METHOD_TYPE -> add(Type.getType(reader.readUTF8(at, buffer)), packages);
                default -> {
                    // names, numbers, and what the others are made of
                }
            }
        }
    }

    /** Types in declarations and in instructions. */
    private static final class Visitor extends ClassVisitor {
        private final SortedSet<String> packages;

        Visitor(SortedSet<String> packages) {
            super(Opcodes.ASM9);
            this.packages = packages;
        }

        @Override
        public void visit(
                int version, int access, String name, String generic, String base, String[] types) {
            names(base);
            names(types);
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String type, String generic, Object value) {
            add(Type.getType(type), packages);
            return null;
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(
                String name, String type, String generic) {
            add(Type.getType(type), packages);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, String generic, String[] thrown) {
            add(Type.getType(type), packages);
            names(thrown);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitTypeInsn(int code, String used) {
                    names(used);
                }

                @Override
                public void visitMultiANewArrayInsn(String array, int dimensions) {
                    add(Type.getType(array), packages);
                }

                @Override
                public void visitLdcInsn(Object constant) {
                    if (constant instanceof Type used) {
                        add(used, packages);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String called, String types, Handle bootstrap, Object... arguments) {
                    add(Type.getType(types), packages);
                }

                @Override
                public void visitTryCatchBlock(Label from, Label to, Label at, String caught) {
                    names(caught);
                }
            };
        }

        private void names(String... types) {
            for (String type : types == null ? new String[0] : types) {
                if (type != null) {
                    add(Type.getObjectType(type), packages);
                }
            }
        }
    }

    private static void add(Type type, SortedSet<String> packages) {
        switch (type.getSort()) {
            case Type.METHOD -> {
                add(type.getReturnType(), packages);
                for (Type argument : type.getArgumentTypes()) {
                    add(argument, packages);
                }
            }
            case Type.ARRAY -> add(type.getElementType(), packages);
            case Type.OBJECT -> {
                String name = type.getClassName();
                packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
            }
            default -> {
                // a primitive type is in no package
            }
        }
    }
}
