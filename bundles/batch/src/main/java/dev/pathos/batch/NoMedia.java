package dev.pathos.batch;

import java.util.Locale;
import java.util.Set;

/** What holds no sound by its name; everything else is for the decoder to judge. */
public final class NoMedia {
    private static final Set<String> EXTENSIONS =
            Set.of(
                    // text and tables
                    "txt",
                    "csv",
                    "tsv",
                    "json",
                    "jsonl",
                    "xml",
                    "yaml",
                    "yml",
                    "md",
                    "rst",
                    "html",
                    "htm",
                    "pdf",
                    "rtf",
                    "doc",
                    "docx",
                    "odt",
                    "xls",
                    "xlsx",
                    "ods",
                    "tex",
                    "bib",
                    "log",
                    "ini",
                    "cfg",
                    "toml",
                    "conf",
                    // annotations
                    "textgrid",
                    "lab",
                    "align",
                    "phn",
                    "wrd",
                    "eaf",
                    "trs",
                    "stm",
                    "ctm",
                    "srt",
                    "vtt",
                    "ass",
                    "openface",
                    // pictures
                    "png",
                    "jpg",
                    "jpeg",
                    "bmp",
                    "tif",
                    "tiff",
                    "svg",
                    "webp",
                    "ico",
                    // numbers and models
                    "npy",
                    "npz",
                    "arff",
                    "parquet",
                    "mat",
                    "h5",
                    "hdf5",
                    "pkl",
                    "pickle",
                    "pt",
                    "pth",
                    "onnx",
                    "safetensors",
                    "ckpt",
                    // code and archives
                    "py",
                    "ipynb",
                    "java",
                    "class",
                    "jar",
                    "m",
                    "r",
                    "c",
                    "cpp",
                    "h",
                    "sh",
                    "bat",
                    "js",
                    "css",
                    "zip",
                    "gz",
                    "bz2",
                    "xz",
                    "7z",
                    "rar",
                    "tar",
                    "tgz",
                    // of tools
                    "db",
                    "sqlite",
                    "lock",
                    "sum",
                    "md5",
                    "sha1",
                    "sha256",
                    "part",
                    "tmp",
                    "bak");

    private static final Set<String> NAMES =
            Set.of(
                    "readme",
                    "license",
                    "licence",
                    "copying",
                    "notice",
                    "changelog",
                    "authors",
                    "makefile",
                    "md5sums",
                    "sha256sums");

    private NoMedia() {}

    /**
     * Whether a file of that name is obviously neither sound nor video.
     *
     * @param file its name or path with slashes
     */
    public static boolean named(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? NAMES.contains(name) : EXTENSIONS.contains(name.substring(dot + 1));
    }
}
