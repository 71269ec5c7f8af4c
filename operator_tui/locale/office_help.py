"""Help of the office's commands: ``HELP`` by command, ``OPTIONS`` by command and option."""

from typing import Final

from operator_tui.locale import Pair, bundle_help, oss_help, staff_help

HELP: Final = {
    **oss_help.HELP,
    **bundle_help.HELP,
    **staff_help.HELP,
    "help.office": Pair(
        "Server kantor dan petugasnya: jalankan, daftarkan laptop, kirim dan terima hasil OSS.",
        "The office's gateway and its staff: serve it, enrol laptops, hand on to OSS and take its answers.",
    ),
    "help.office.serve": Pair(
        "Jalankan server sampai Ctrl+C. Penyimpanannya dibuat saat pertama dipanggil.",
        "Serve the gateway until Ctrl+C. Its store is made by the first call, with the same passphrase rules.",
    ),
    "help.office.enrol": Pair(
        "Beri LAPTOP token, dicetak sekali; yang lama tidak berlaku lagi. Bisa selagi server jalan.",
        "Give DEVICE a token, printed once; a former one stops working. Works while the gateway serves.",
    ),
}

OPTIONS: Final = {
    **oss_help.OPTIONS,
    **bundle_help.OPTIONS,
    **staff_help.OPTIONS,
    "option.office.serve.host": Pair("Alamat tempat server mendengar.", "The address to serve at."),
    "option.office.serve.port": Pair(
        "Nomor port; 0 memakai yang kosong.", "The port; 0 takes a free one."
    ),
    "option.office.serve.training": Pair(
        "Terbitkan NIB latihan, 13 angka yang diawali 0000.",
        "Issue training NIBs, 13 digits that begin 0000.",
    ),
    "option.office.serve.tls_cert": Pair(
        "Berkas PEM berisi sertifikatnya.", "PEM file with the certificate."
    ),
    "option.office.serve.tls_key": Pair("Berkas PEM berisi kuncinya.", "PEM file with its key."),
    "option.office.serve.per_minute": Pair(
        "Permintaan per menit untuk satu laptop; lebih dari itu disuruh menunggu.",
        "Requests that one laptop may make a minute; beyond that it is told to wait.",
    ),
    "option.office.enrol.as_json": Pair(
        "Sebagai JSON: device, token, bundle_key.", "As JSON: device, token, bundle_key."
    ),
}

SENTENCES: Final = {**HELP, **OPTIONS}
"""Both, as a room of their own."""
