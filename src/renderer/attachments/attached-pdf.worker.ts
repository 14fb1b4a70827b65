// The worker of one attached PDF: pdf.js, with a bound on what it decompresses. The bound has to be there first.
import './bind-decompression.ts'
import 'pdfjs-dist/build/pdf.worker.mjs'
